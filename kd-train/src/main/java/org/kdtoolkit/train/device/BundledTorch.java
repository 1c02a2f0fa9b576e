package org.kdtoolkit.train.device;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * What the class path holds of PyTorch's machine code.
 *
 * @param cpuNatives whether libtorch for the CPU is there; DJL fetches no other then
 * @param version the version of libtorch that the JNI is made for; empty if there is no JNI
 * @param flavors what that JNI is there for on this system, such as {@code cpu} and {@code cu128}
 */
record BundledTorch(boolean cpuNatives, Optional<String> version, List<String> flavors) {

    private static final String NATIVES = "native/lib/pytorch.properties";
    private static final String JNI = "jnilib/pytorch.properties";

    /** What this program's class path holds. */
    static BundledTorch here() {
        try {
            ClassLoader loader = BundledTorch.class.getClassLoader();
            return new BundledTorch(
                    loader.getResource(NATIVES) != null,
                    version(loader.getResource(JNI)),
                    flavors(loader.getResource(JNI)));
        } catch (IOException e) {
            return new BundledTorch(false, Optional.empty(), List.of());
        }
    }

    private static Optional<String> version(URL jni) throws IOException {
        if (jni == null) {
            return Optional.empty();
        }
        try (InputStream in = jni.openStream()) {
            Properties properties = new Properties();
            properties.load(in);
            // such as 2.7.1-0.35.1: libtorch's version, DJL's
            return Optional.ofNullable(properties.getProperty("jni_version"))
                    .map(both -> both.split("-")[0]);
        }
    }

    private static List<String> flavors(URL jni) throws IOException {
        TreeSet<String> flavors = new TreeSet<>();
        if (jni != null && jni.openConnection() instanceof JarURLConnection connection) {
            connection.setUseCaches(false);
            String folder = "jnilib/%s/".formatted(system());
            try (JarFile jar = connection.getJarFile()) {
                jar.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.startsWith(folder) && name.contains("djl_torch"))
                        .map(name -> name.substring(folder.length(), name.lastIndexOf('/')))
                        .forEach(flavors::add);
            }
        }
        return List.copyOf(flavors);
    }

    /** The system as DJL names it. */
    private static String system() {
        String name = System.getProperty("os.name");
        String arch = System.getProperty("os.arch");
        return "%s-%s"
                .formatted(
                        name.startsWith("Linux") ? "linux" : name.startsWith("Mac") ? "osx" : "win",
                        arch.equals("amd64") ? "x86_64" : arch);
    }

    /** The flavour for CUDA; empty if the JNI has none. */
    Optional<String> cuda() {
        return flavors.stream().filter(TorchLibrary::isOfCuda).reduce((first, last) -> last);
    }
}
