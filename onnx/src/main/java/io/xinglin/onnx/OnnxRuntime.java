package io.xinglin.imaging.onnx;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Loads ONNX Runtime's native code once, offline, and leaves nothing in the temp folder.
 *
 * <p>Left alone, the runtime copies its libraries to a folder it deletes at a normal exit only. Here they are copied to
 * a folder of our own, loaded, and deleted at once: a loaded library stays mapped on Linux and macOS.
 */
final class NativeLibrary {
    private static final String PATH_PROPERTY = "onnxruntime.native.path";
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");
    private static Engine engine;

    private NativeLibrary() {}

    /** DJL's engine, with the native code loaded. */
    static synchronized Engine engine() {
        if (engine == null) {
            stayOffline();
            engine = System.getProperty(PATH_PROPERTY) == null ? withUnpackedLibraries() : startEngine();
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
        thread.setContextClassLoader(NativeLibrary.class.getClassLoader());
        try {
            return Engine.getEngine("OnnxRuntime");
        } finally {
            thread.setContextClassLoader(before);
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
