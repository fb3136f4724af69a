package org.hillock.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.NoSuchElementException;

/// Functions of a shared library, called without a binding in between.
///
/// @param symbols of the opened library
public record Native(SymbolLookup symbols) {
  /// Opens a file; it stays open.
  @SuppressWarnings("restricted") // calling native code is what this is for
  public static Native open(Path file) {
    return new Native(SymbolLookup.libraryLookup(file, Arena.global()));
  }

  /// The C library.
  static Native system() {
    return new Native(Linker.nativeLinker().defaultLookup());
  }

  /// A function, by its symbol.
  @SuppressWarnings("restricted") // calling native code is what this is for
  public MethodHandle handle(String symbol, FunctionDescriptor shape) {
    return Linker.nativeLinker()
        .downcallHandle(
            symbols
                .find(symbol)
                .orElseThrow(() ->
                    new NoSuchElementException(
                        symbol + " is not in the library; does its version fit?")),
            shape);
  }

  /// A call with all arguments in place; its result is not looked at.
  public static Runnable bound(MethodHandle function, Object... arguments) {
    MethodHandle call = MethodHandles.insertArguments(function, 0, arguments);
    MethodHandle exact = call.asType(call.type().changeReturnType(void.class));
    return () -> {
      try {
        exact.invokeExact();
      } catch (Throwable failure) {
        throw failed(failure);
      }
    };
  }

  /// What a call threw, which none is meant to.
  public static IllegalStateException failed(Throwable failure) {
    return new IllegalStateException("a native call failed", failure);
  }

  /// Copies a file from the class path into a folder, for the system's loader cannot read jars.
  public static Path unpack(String resource, Path folder) {
    Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
    try (InputStream in = Native.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new NoSuchElementException(
            resource + " is not on the class path; start it by a script of ./benchmarks.");
      }
      Files.createDirectories(folder);
      // Another process may have the old file mapped: it keeps that one.
      Path copy = Files.createTempFile(folder, "copy", ".so");
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException("could not unpack " + resource + " to " + file, failure);
    }
  }
}
