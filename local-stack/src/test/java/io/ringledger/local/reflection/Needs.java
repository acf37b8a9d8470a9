package io.ringledger.local.reflection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a process asked of types and resources by name; called from within the JDK's own classes.
 */
public final class Needs {

  static final String TYPE = "type ";
  static final String RESOURCE = "resource ";

  private static final Set<String> TYPES = ConcurrentHashMap.newKeySet();
  private static final Set<String> RESOURCES = ConcurrentHashMap.newKeySet();

  private static volatile boolean watching = true;

  private Needs() {}

  /** What follows happens while a native image is built, and not when it runs. */
  public static void pause() {
    watching = false;
  }

  /** What follows happens when a native image runs. */
  public static void resume() {
    watching = true;
  }

  /** Somebody asks for the members of a type. */
  public static void type(Class<?> type) {
    // A native image knows the constants of every enum and the members of every annotation.
    if (watching && !type.isEnum() && !type.isAnnotation()) {
      TYPES.add(type.getName());
    }
  }

  /** Somebody asks for a resource, from the root of the class path. */
  public static void resource(String name) {
    if (watching && name != null) {
      RESOURCES.add(name);
    }
  }

  static void write(Path file) {
    List<String> lines = new ArrayList<>();
    TYPES.forEach(name -> lines.add(TYPE + name));
    RESOURCES.forEach(name -> lines.add(RESOURCE + name));
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
