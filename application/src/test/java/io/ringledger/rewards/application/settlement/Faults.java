package io.ringledger.rewards.application.settlement;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets a call of a port go wrong, before it does anything or after it has done it. Calls are
 * counted from 1, over all ports; each has two points.
 */
final class Faults {

  private final Map<Integer, Runnable> planned = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private boolean counting;
  private int point;

  /** What kills a process: nobody gets to handle it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What goes wrong once, and the next time does not. */
  static final class Hiccup extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** From now on points are counted, and what is planned happens. */
  void begin() {
    counting = true;
  }

  void plan(int at, Runnable what) {
    planned.put(at, what);
  }

  /** How many points were passed. */
  int points() {
    return point;
  }

  List<String> calls() {
    return calls;
  }

  void pass(String where) {
    if (!counting) {
      return;
    }
    calls.add(where);
    Runnable what = planned.remove(++point);
    if (what != null) {
      what.run();
    }
  }

  /** The port, with a point before and after each of its calls. */
  <T> T on(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> call(port, real, method, arguments)));
  }

  private Object call(Class<?> port, Object real, Method method, Object[] arguments)
      throws Throwable {
    String name = port.getSimpleName() + "." + method.getName();
    pass("before " + name);
    Object answer;
    try {
      answer = method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    pass("after " + name);
    return answer;
  }
}
