package io.xinglin.imaging.picture;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * The JDK's own picture decoders.
 *
 * <p>Libraries on the class path register decoders of their own with {@code ImageIO}; some need native code that is not
 * there and fail with a {@link LinkageError}, in an order that changes from run to run. Those are not even asked here.
 */
public final class PlatformReaders {
    private PlatformReaders() {}

    /** A new decoder for what the stream holds; the stream stays where it was. */
    public static Optional<ImageReader> forInput(ImageInputStream in) throws IOException {
        Iterator<ImageReaderSpi> own = own();
        while (own.hasNext()) {
            ImageReaderSpi provider = own.next();
            if (provider.canDecodeInput(in)) {
                return Optional.of(provider.createReaderInstance());
            }
        }
        return Optional.empty();
    }

    /** A new decoder for a format, e.g. {@code jpeg}. */
    public static Optional<ImageReader> forFormat(String format) throws IOException {
        Iterator<ImageReaderSpi> own = own();
        while (own.hasNext()) {
            ImageReaderSpi provider = own.next();
            if (List.of(provider.getFormatNames()).contains(format)) {
                return Optional.of(provider.createReaderInstance());
            }
        }
        return Optional.empty();
    }

    private static Iterator<ImageReaderSpi> own() {
        return IIORegistry.getDefaultInstance()
                .getServiceProviders(ImageReaderSpi.class, PlatformReaders::isOfPlatform, true);
    }

    private static boolean isOfPlatform(Object provider) {
        return provider.getClass().getName().startsWith("com.sun.imageio.");
    }
}
