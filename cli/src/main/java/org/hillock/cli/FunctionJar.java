package org.hillock.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.hillock.activation.Activation;
import org.hillock.activation.ActivationContract;
import org.hillock.activation.Elementwise;
import org.hillock.activation.InvalidInputException;
import org.hillock.activation.Learned;
import org.hillock.activation.Rowwise;

/// The activation functions that a jar provides, as a `ServiceLoader` knows services: by a file in
/// META-INF/services or by `provides` of a module; a provider has a static method `provider()`, or
/// is made by its constructor without arguments. The loader itself does not serve: it wants
/// `provider()` only of modules, and Hillock runs on the class path.
final class FunctionJar {
  private static final String SERVICE = Activation.class.getName();
  private static final String SERVICES = "META-INF/services/" + SERVICE;

  private final Path jar;

  private FunctionJar(Path jar) {
    this.jar = jar;
  }

  /// Loads and checks all functions of a jar. Its classes stay loaded, as they may load others.
  ///
  /// @throws InvalidInputException if there is none, or one cannot be used
  static List<Activation> read(Path jar) {
    FunctionJar plugin = new FunctionJar(jar);
    List<String> names = plugin.providers();
    if (names.isEmpty()) {
      throw plugin.refused(
          "provides no activation function; put the name of its class into %s (docs/own-function.md)"
              .formatted(SERVICES));
    }
    ClassLoader loader = plugin.loader();
    List<Activation> functions = new ArrayList<>();
    for (String name : names) {
      Activation function = plugin.made(name, loader);
      plugin.check(function, name);
      functions.add(function);
    }
    return functions;
  }

  private List<String> providers() {
    if (!Files.isRegularFile(jar)) {
      throw new InvalidInputException(
          "there is no file %s; %s takes a jar with activation functions, correct its name."
              .formatted(jar, PluginOptions.OPTION));
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      return Stream.concat(services(file).stream(), ofModule(file).stream()).distinct().toList();
    } catch (IOException | InvalidModuleDescriptorException e) {
      throw new InvalidInputException(
          "%s cannot be read as a jar (%s); is it another file?".formatted(jar, e.getMessage()), e);
    }
  }

  private static List<String> services(JarFile file) throws IOException {
    JarEntry entry = file.getJarEntry(SERVICES);
    if (entry == null) {
      return List.of();
    }
    try (InputStream in = file.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceAll("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    }
  }

  private static List<String> ofModule(JarFile file) throws IOException {
    JarEntry entry = file.getJarEntry("module-info.class");
    if (entry == null) {
      return List.of();
    }
    try (InputStream in = file.getInputStream(entry)) {
      return ModuleDescriptor.read(in).provides().stream()
          .filter(provides -> provides.service().equals(SERVICE))
          .flatMap(provides -> provides.providers().stream())
          .toList();
    }
  }

  private ClassLoader loader() {
    try {
      return new URLClassLoader(
          new URL[] {jar.toUri().toURL()}, FunctionJar.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a path became no URL: " + jar, e);
    }
  }

  private Activation made(String name, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name, true, loader);
      Optional<Method> provider =
          Arrays.stream(type.getMethods())
              .filter(m -> m.getName().equals("provider") && m.getParameterCount() == 0)
              .filter(m -> Modifier.isStatic(m.getModifiers()))
              .findFirst();
      Object made =
          provider.isPresent()
              ? provider.get().invoke(null)
              : type.getDeclaredConstructor().newInstance();
      if (made instanceof Activation function) {
        return function;
      }
      throw refused(
          "names %s, which gives no activation function; implement Elementwise, or give one from public static Activation provider()"
              .formatted(name));
    } catch (UnsupportedClassVersionError e) {
      throw refused(
          "was compiled for a newer Java than this one, %d; compile it with --release %1$d"
              .formatted(Runtime.version().feature()),
          e);
    } catch (ClassNotFoundException e) {
      throw refused(
          "names the class %s, which is not in it; correct %s".formatted(name, SERVICES), e);
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw refused(
          "names %s, which cannot be made; make the class public, with a public constructor without arguments or public static Activation provider()"
              .formatted(name),
          e);
    } catch (InvocationTargetException | LinkageError e) {
      throw thrown(name, e);
    }
  }

  /// What a name that is taken throws is complete in itself.
  private InvalidInputException thrown(String name, Throwable failure) {
    Throwable inner = failure.getCause();
    Throwable cause = inner == null ? failure : inner;
    return cause instanceof InvalidInputException
        ? new InvalidInputException("%s: %s".formatted(jar, cause.getMessage()), cause)
        : refused("has %s, which failed with %s; correct it".formatted(name, cause), cause);
  }

  private void check(Activation function, String provider) {
    List<String> broken;
    try {
      broken =
          switch (function) {
            case Elementwise f -> ActivationContract.violations(f);
            case Learned f -> ActivationContract.violations(f, f.initial());
            case Rowwise _ -> List.of();
          };
    } catch (RuntimeException | LinkageError e) {
      throw thrown(provider, e);
    }
    if (!broken.isEmpty()) {
      throw refused(
          "has %s, which is not what it says: %s Correct it; ActivationContract.verify finds the same in a test"
              .formatted(function.name(), String.join(" ", broken)));
    }
    if (!isNamedAlike(function)) {
      throw refused(
          "has %s, whose class %s has no toString(), by which trainings are told apart; make it a record"
              .formatted(function.name(), function.getClass().getName()));
    }
    if (!function.card().parameters().isEmpty() && !function.getClass().isRecord()) {
      throw refused(
          "has %s, which has parameters; make its class %s a record of them"
              .formatted(function.name(), function.getClass().getName()));
    }
  }

  /// Whether it is called the same in each run of the program.
  private static boolean isNamedAlike(Activation function) {
    return !function.toString().contains("@" + Integer.toHexString(function.hashCode()));
  }

  private InvalidInputException refused(String fact) {
    return new InvalidInputException("%s %s.".formatted(jar, fact));
  }

  private InvalidInputException refused(String fact, Throwable cause) {
    return new InvalidInputException("%s %s.".formatted(jar, fact), cause);
  }
}
