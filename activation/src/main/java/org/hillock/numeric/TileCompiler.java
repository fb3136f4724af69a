package org.hillock.numeric;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/// Writes the code of a [Tile] of any height and width: what one would write by hand with a local
/// variable for each vector of C,
///
/// ```
/// r00 = s[0][0]; r01 = s[0][1]; ...
/// for (int t = 0; t < segments; t++) {
///   for (int k = 0; k < depth; k++) {
///     b0 = b[t][k][0]; b1 = b[t][k][1]; ...
///     x = broadcast(a[0][t][k]); r00 = x.fma(b0, r00); r01 = x.fma(b1, r01); ...
///     x = broadcast(a[1][t][k]); r10 = x.fma(b0, r10); ...
///   }
/// }
/// c[0][0] = r00; c[0][1] = r01; ...
/// ```
///
/// It must have no more vectors than the machine has registers, or C2 keeps some in memory.
final class TileCompiler {
  private static final ClassDesc SELF =
      ClassDesc.of(TileCompiler.class.getPackageName(), "CompiledTile");
  private static final ClassDesc FLOATS = ClassDesc.of("jdk.incubator.vector", "FloatVector");
  private static final ClassDesc VECTOR = ClassDesc.of("jdk.incubator.vector", "Vector");
  private static final ClassDesc SPECIES = ClassDesc.of("jdk.incubator.vector", "VectorSpecies");
  private static final ClassDesc LANES = Simd.Lanes.class.describeConstable().orElseThrow();
  private static final ClassDesc ARRAY = CD_float.arrayType();
  private static final MethodTypeDesc LOAD = MethodTypeDesc.of(FLOATS, SPECIES, ARRAY, CD_int);
  private static final Method SHAPE = Tile.class.getDeclaredMethods()[0];

  // The parameters of the method, by name.
  private final int a;
  private final int b;
  private final int depth;
  private final int segments;
  private final int s;
  private final int c;

  private final CodeBuilder code;
  private final int rows;
  private final int vectors;
  private final Order order;

  /// What of A lies side by side. The code says it, since C2 then does without most of its checks
  /// of bounds: with a step that it does not know, a product took a third more time in every other
  /// run.
  enum Order {
    ROWS,
    COLUMNS,
    NEITHER;

    /// The one for these distances.
    static Order of(int aRow, int aColumn) {
      if (aColumn == 1) {
        return ROWS;
      }
      return aRow == 1 ? COLUMNS : NEITHER;
    }
  }

  private TileCompiler(CodeBuilder code, int rows, int vectors, Order order) {
    this.code = code;
    this.order = order;
    this.rows = rows;
    this.vectors = vectors;
    a = code.parameterSlot(0);
    b = code.parameterSlot(4);
    depth = code.parameterSlot(7);
    segments = code.parameterSlot(8);
    s = code.parameterSlot(11);
    c = code.parameterSlot(14);
  }

  /// A tile.
  ///
  /// @param order of the A that it will be given
  static Tile compile(int rows, int vectors, Order order) {
    byte[] bytes =
        ClassFile.of()
            .build(
                SELF,
                builder -> {
                  builder.withFlags(Modifier.FINAL);
                  builder.withInterfaceSymbols(Tile.class.describeConstable().orElseThrow());
                  builder.withMethodBody(
                      INIT_NAME,
                      MTD_void,
                      0,
                      code ->
                          code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
                  builder.withMethodBody(
                      SHAPE.getName(),
                      type(),
                      Modifier.PUBLIC,
                      code -> new TileCompiler(code, rows, vectors, order).write());
                });
    try {
      return (Tile)
          MethodHandles.lookup()
              .defineHiddenClass(bytes, true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot load a compiled tile", e);
    }
  }

  private static MethodTypeDesc type() {
    ClassDesc[] parameters = new ClassDesc[SHAPE.getParameterCount()];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = SHAPE.getParameterTypes()[i].describeConstable().orElseThrow();
    }
    return MethodTypeDesc.of(CD_void, parameters);
  }

  private void write() {
    int[] sums = new int[rows * vectors];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = code.allocateLocal(TypeKind.REFERENCE);
      load(s, i);
      code.astore(sums[i]);
    }
    loopOverSegments(sums);
    for (int i = 0; i < sums.length; i++) {
      code.aload(sums[i]);
      code.aload(c);
      place(c, i);
      code.invokevirtual(FLOATS, "intoArray", MethodTypeDesc.of(CD_void, ARRAY, CD_int));
    }
    code.return_();
  }

  private void loopOverSegments(int[] sums) {
    int t = code.allocateLocal(TypeKind.INT);
    var next = code.newLabel();
    var end = code.newLabel();
    code.iconst_0().istore(t).labelBinding(next).iload(t).iload(segments).if_icmpge(end);
    loop(sums);
    code.iload(a + 1).iload(segments + 1).iadd().istore(a + 1);
    code.iload(b + 1).iload(segments + 2).iadd().istore(b + 1);
    code.iinc(t, 1).goto_(next).labelBinding(end);
  }

  private void loop(int[] sums) {
    int k = code.allocateLocal(TypeKind.INT);
    int aAt = code.allocateLocal(TypeKind.INT);
    int bAt = code.allocateLocal(TypeKind.INT);
    int x = code.allocateLocal(TypeKind.REFERENCE);
    int[] right = new int[vectors];
    var next = code.newLabel();
    var end = code.newLabel();
    code.iconst_0().istore(k).labelBinding(next).iload(k).iload(depth).if_icmpge(end);
    code.iload(a + 1).iload(k);
    if (order != Order.ROWS) {
      code.iload(a + 3).imul();
    }
    code.iadd().istore(aAt);
    code.iload(b + 1).iload(k).iload(b + 2).imul().iadd().istore(bAt);
    for (int v = 0; v < vectors; v++) {
      right[v] = code.allocateLocal(TypeKind.REFERENCE);
      species();
      code.aload(b).iload(bAt).loadConstant(v * Simd.Lanes.FLOAT_LANES).iadd();
      code.invokestatic(FLOATS, "fromArray", LOAD);
      code.astore(right[v]);
    }
    for (int row = 0; row < rows; row++) {
      species();
      code.aload(a).iload(aAt).loadConstant(row);
      if (order != Order.COLUMNS) {
        code.iload(a + 2).imul();
      }
      code.iadd().faload();
      code.invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
      code.astore(x);
      for (int v = 0; v < vectors; v++) {
        int sum = sums[row * vectors + v];
        code.aload(x).aload(right[v]).aload(sum);
        code.invokevirtual(FLOATS, "fma", MethodTypeDesc.of(FLOATS, VECTOR, VECTOR));
        code.astore(sum);
      }
    }
    code.iinc(k, 1).goto_(next).labelBinding(end);
  }

  /// Pushes vector i of a matrix of this tile's shape.
  private void load(int matrix, int i) {
    species();
    code.aload(matrix);
    place(matrix, i);
    code.invokestatic(FLOATS, "fromArray", LOAD);
  }

  /// Pushes the place of vector i.
  private void place(int matrix, int i) {
    code.iload(matrix + 1).loadConstant(i / vectors).iload(matrix + 2).imul().iadd();
    code.loadConstant(i % vectors * Simd.Lanes.FLOAT_LANES).iadd();
  }

  private void species() {
    code.getstatic(LANES, "FLOATS", SPECIES);
  }
}
