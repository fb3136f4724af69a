package org.hillock.kernel;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.hillock.numeric.Simd;

/// Compiles terms: into a *pass*, one loop over arrays, or into a function of single numbers; each
/// in a hidden class of its own.
///
/// A pass calls nothing but the JDK's vector operations. That keeps it under C2's limits: past some
/// 18,000 nodes C2 inlines no other methods, and a vector that crosses a call is boxed.
public final class Compiler {
  private static final ClassDesc SELF = ClassDesc.of("org.hillock.kernel.Compiled");

  private Compiler() {}

  /// A pass whose parameters are those of the one method of `shape`: arrays of floats or doubles,
  /// each followed by where to start, and doubles that are the same for all elements; last, how
  /// many elements. Arrays come as inputs first, then one output for each term.
  ///
  /// Arrays may be the same place; they may not partly overlap.
  ///
  /// @param shape a public interface with one method, which returns nothing
  public static <T> T pass(Class<T> shape, Term... outputs) {
    return pass(shape, Simd.ON, outputs);
  }

  /// As [#pass], with SIMD lanes or without: the bits are the same.
  public static <T> T pass(Class<T> shape, boolean lanes, Term... outputs) {
    Graph graph = new Graph(List.of(outputs));
    Method method = method(shape);
    MethodTypeDesc whole = type(method);
    MethodTypeDesc rest = whole.insertParameterTypes(whole.parameterCount(), CD_int, CD_int);
    Consumer<CodeBuilder> callRest = code -> code.invokevirtual(SELF, "rest", rest);
    return define(
        shape,
        graph,
        builder -> {
          // Two methods, so that C2 compiles the vectors without the scalar code.
          builder.withMethodBody(
              method.getName(),
              whole,
              Modifier.PUBLIC,
              code -> {
                PassLoop loop = new PassLoop(code, method, graph);
                int done = lanes ? lanes(code, loop, graph, callRest) : 0;
                code.aload(0);
                loop.arguments();
                if (lanes) {
                  code.iload(done);
                } else {
                  code.iconst_0();
                }
                loop.count();
                callRest.accept(code);
                code.return_();
              });
          builder.withMethodBody(
              "rest",
              rest,
              Modifier.FINAL,
              code -> {
                int first = code.parameterSlot(whole.parameterCount());
                int end = code.parameterSlot(whole.parameterCount() + 1);
                new PassLoop(code, method, graph)
                    .rest(new ScalarInstructions(code, graph.tables()), first, end);
                code.return_();
              });
        });
  }

  /// The term as a function of single numbers.
  ///
  /// @param shape a public interface with one method, from the inputs, floats or doubles, to the
  ///   term's type
  public static <T> T function(Class<T> shape, Term term) {
    Graph graph = new Graph(List.of(term));
    Method method = method(shape);
    Class<?>[] types = method.getParameterTypes();
    return define(
        shape,
        graph,
        builder ->
            builder.withMethodBody(
                method.getName(),
                type(method),
                Modifier.PUBLIC,
                code -> {
                  ScalarInstructions instructions = new ScalarInstructions(code, graph.tables());
                  Emission emission =
                      new Emission(
                          code,
                          graph,
                          instructions,
                          position ->
                              code.loadLocal(
                                  instructions.kind(types[position] == double.class),
                                  code.parameterSlot(position)));
                  emission.push(graph.outputs().getFirst());
                  code.return_(instructions.kind(term.wide));
                }));
  }

  private static Method method(Class<?> shape) {
    return Arrays.stream(shape.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .findFirst()
        .orElseThrow();
  }

  private static MethodTypeDesc type(Method method) {
    return MethodTypeDesc.of(
        descriptor(method.getReturnType()),
        Arrays.stream(method.getParameterTypes()).map(Compiler::descriptor).toList());
  }

  private static ClassDesc descriptor(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  private static int lanes(
      CodeBuilder code, PassLoop loop, Graph graph, Consumer<CodeBuilder> callRest) {
    return loop.whole(new LaneInstructions(code, !graph.wide()), () -> callRest.accept(code));
  }

  private static <T> T define(Class<T> shape, Graph graph, Consumer<ClassBuilder> methods) {
    byte[] bytes =
        ClassFile.of()
            .build(
                SELF,
                builder -> {
                  builder.withFlags(Modifier.FINAL).withInterfaceSymbols(descriptor(shape));
                  builder.withMethodBody(INIT_NAME, MTD_void, 0, Compiler::construct);
                  methods.accept(builder);
                });
    try {
      MethodHandles.Lookup own =
          MethodHandles.lookup().defineHiddenClassWithClassData(bytes, graph.tables(), true);
      return shape.cast(own.lookupClass().getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot load a compiled pass of " + shape.getName(), e);
    }
  }

  private static void construct(CodeBuilder code) {
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_();
  }
}
