package io.xinglin.imaging.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-PIX-07")
class MotionJpegTest {
    private static final byte[] FIRST = {(byte) 0xff, (byte) 0xd8, 1, (byte) 0xff, 0, 2, (byte) 0xff, (byte) 0xd9};
    private static final byte[] SECOND = {(byte) 0xff, (byte) 0xd8, 3, (byte) 0xff, (byte) 0xd9};
    private static final byte[] BETWEEN =
            "\r\n--frame\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static MotionJpeg stream(byte[]... parts) {
        return new MotionJpeg(new SequenceInputStream(Collections.enumeration(
                List.of(parts).stream().map(ByteArrayInputStream::new).toList())));
    }

    @Test
    void nextShouldFindThePicturesBetweenTheHeadersOfAMultipartStream() throws IOException {
        try (var testee = stream(BETWEEN, FIRST, BETWEEN, SECOND, BETWEEN)) {
            assertThat(testee.next()).contains(FIRST);
            assertThat(testee.next()).contains(SECOND);
            assertThat(testee.next()).isEmpty();
        }
    }

    @Test
    void nextShouldLeaveOutAPictureThatIsCut() throws IOException {
        try (var testee = stream(FIRST, new byte[] {(byte) 0xff, (byte) 0xd8, 9})) {
            assertThat(testee.next()).contains(FIRST);
            assertThat(testee.next()).isEmpty();
        }
    }
}
