package io.xinglin.onnx;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Loads ONNX Runtime's native code once, offline, leaves nothing in the temp folder, and lets a process end while networks are
 * being opened. Safe for use by many threads.
 *
 * <p>Left alone, the runtime copies its libraries to a folder it deletes at a normal exit only. Here they are copied to
 * a folder of our own, loaded, and deleted at once: a loaded library stays mapped on Linux and macOS.
 *
 * <p>Its shutdown hook frees the native environment while other threads may still be inside it, a server's that is being stopped
 * for one; opening a network then ends the process with a fault. The environment counts who holds it, so it is taken once more
 * and never given back: the process that ends frees it.
 */
public final class OnnxRuntime {
    private static final System.Logger LOG = System.getLogger(OnnxRuntime.class.getName());
    private static final String PATH_PROPERTY = "onnxruntime.native.path";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");
    private static Engine engine;

    private OnnxRuntime() {}

    /**
     * DJL's engine, with the native code loaded.
     *
     * @throws IllegalStateException where this build carries no native code for this machine
     */
    public static synchronized Engine engine() {
        if (engine == null) {
            stayOffline();
            engine = System.getProperty(PATH_PROPERTY) == null ? withUnpackedLibraries() : startEngine();
            holdEnvironment();
        }
        return engine;
    }

    /** No downloads, no second engine, no call home. */
    private static void stayOffline() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    /** DJL finds engines through the context class loader, which in a server belongs to whoever calls first. */
    private static Engine startEngine() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(OnnxRuntime.class.getClassLoader());
        try {
            return Engine.getEngine("OnnxRuntime");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** There is no public way: a second OrtEnvironment cannot be made, and would free itself in the same hook. */
    private static void holdEnvironment() {
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            Method create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            api.setAccessible(true);
            create.setAccessible(true);
            create.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "xinglin");
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "XL-ONNX-001 this version of ONNX Runtime cannot be kept until the process ends: a stop while networks are opened may end in a fault",
                    e);
        }
    }

    private static Engine withUnpackedLibraries() {
        List<Path> copied = new ArrayList<>();
        try {
            Path folder = Files.createTempDirectory(
                    "xinglin-onnxruntime-" + ProcessHandle.current().pid() + "-");
            copied.add(folder);
            for (String library : LIBRARIES) {
                copied.add(copy(library, folder));
            }
            System.setProperty(PATH_PROPERTY, folder.toString());
            return startEngine();
        } catch (IOException e) {
            throw new IllegalStateException("ONNX Runtime's native library cannot be unpacked", e);
        } finally {
            System.clearProperty(PATH_PROPERTY);
            delete(copied);
        }
    }

    private static Path copy(String library, Path folder) throws IOException {
        String name = System.mapLibraryName(library);
        String resource = "/ai/onnxruntime/native/" + platform() + "/" + name;
        try (InputStream in = OrtEnvironment.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("this build carries no ONNX Runtime for " + platform());
            }
            Path target = folder.resolve(name);
            Files.copy(in, target);
            return target;
        }
    }

    private static void delete(List<Path> paths) {
        for (int i = paths.size() - 1; i >= 0; i--) {
            try {
                Files.deleteIfExists(paths.get(i));
            } catch (IOException e) {
                // Windows keeps a loaded library locked.
                paths.get(i).toFile().deleteOnExit();
            }
        }
    }

    private static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String family = os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux";
        return family + "-" + (System.getProperty("os.arch").contains("aarch64") ? "aarch64" : "x64");
    }
}
