package io.ringledger.local.reflection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * A Java agent that writes down, when the process ends, whose members were asked for by reflection
 * and which resources were looked for: what a native image has to be told beforehand.
 */
public final class NeedsAgent {

  private static final ClassDesc NEEDS = ClassDesc.of(Needs.class.getName());

  private NeedsAgent() {}

  /**
   * Begins to watch.
   *
   * @param file where to write it
   */
  public static void premain(String file, Instrumentation instrumentation)
      throws UnmodifiableClassException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Needs.write(Path.of(file))));
    instrumentation.addTransformer(new Hooks(), true);
    instrumentation.retransformClasses(Class.class, ClassLoader.class);
  }

  /** Packs the agent for another process. */
  static void pack(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", NeedsAgent.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    // The JDK's own classes call it, and they see nothing else.
    attributes.putValue("Boot-Class-Path", jar.getFileName().toString());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Class<?> type :
          List.of(
              NeedsAgent.class, Needs.class, Hooks.class, Hook.class, Call.class, Pause.class)) {
        String entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new ZipEntry(entry));
        try (InputStream in = NeedsAgent.class.getResourceAsStream("/" + entry)) {
          in.transferTo(out);
        }
      }
    }
  }

  /** Puts calls at the beginning of the methods through which all such questions go. */
  private static final class Hooks implements ClassFileTransformer {

    private static final List<Hook> HOOKS =
        List.of(
            new Hook("java/lang/Class", "privateGetDeclaredConstructors", Call.TYPE),
            new Hook("java/lang/Class", "privateGetDeclaredFields", Call.TYPE),
            new Hook("java/lang/Class", "privateGetDeclaredMethods", Call.TYPE),
            new Hook("java/lang/Class", "getRecordComponents", Call.TYPE),
            new Hook("java/lang/ClassLoader", "getResource", Call.RESOURCE),
            new Hook("java/lang/ClassLoader", "getResources", Call.RESOURCE),
            // In here the framework does what it does beforehand for a native image.
            new Hook("io/quarkus/runner/ApplicationImpl", "<clinit>", new Pause()));

    @Override
    public byte[] transform(
        Module module,
        ClassLoader loader,
        String name,
        Class<?> type,
        ProtectionDomain domain,
        byte[] bytes) {
      List<Hook> hooks = HOOKS.stream().filter(hook -> hook.type().equals(name)).toList();
      byte[] changed = bytes;
      for (Hook hook : hooks) {
        changed = ClassFile.of().transformClass(ClassFile.of().parse(changed), hook.transform());
      }
      return hooks.isEmpty() ? null : changed;
    }
  }

  private record Hook(String type, String method, CodeTransform change) {

    ClassTransform transform() {
      return ClassTransform.transformingMethodBodies(
          candidate -> candidate.methodName().equalsString(method), change);
    }
  }

  /** Calls {@link Needs} at the beginning, with what is in one of the first slots. */
  private record Call(String method, int slot, ClassDesc argument) implements CodeTransform {

    static final Call TYPE = new Call("type", 0, ConstantDescs.CD_Class);
    static final Call RESOURCE = new Call("resource", 1, ConstantDescs.CD_String);

    @Override
    public void atStart(CodeBuilder code) {
      code.aload(slot)
          .invokestatic(NEEDS, method, MethodTypeDesc.of(ConstantDescs.CD_void, argument));
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }

  /** Looks away from the beginning to the end. */
  private record Pause() implements CodeTransform {

    @Override
    public void atStart(CodeBuilder code) {
      code.invokestatic(NEEDS, "pause", ConstantDescs.MTD_void);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof ReturnInstruction) {
        code.invokestatic(NEEDS, "resume", ConstantDescs.MTD_void);
      }
      code.with(element);
    }
  }
}
