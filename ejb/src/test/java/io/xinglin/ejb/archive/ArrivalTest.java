package io.xinglin.ejb.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-DCM-42")
class ArrivalTest {
    @TempDir
    private Path folder;

    @Test
    void sumShouldNotDependOnWhoSentIt() throws IOException {
        var fromModality = receive("a", part10("CT_01", "data set"));
        var fromPacs = receive("b", part10("PACS_ARCHIVE", "data set"));

        assertThat(fromPacs.sha256()).isEqualTo(fromModality.sha256());
    }

    @Test
    void sumShouldDependOnTheDataSet() throws IOException {
        assertThat(receive("a", part10("CT_01", "data set")).sha256())
                .isNotEqualTo(receive("b", part10("CT_01", "data sot")).sha256());
    }

    @Test
    void sumOfAKeptFileShouldBeTheSame() throws IOException {
        var arrival = receive("a", part10("CT_01", "x".repeat(700_000)));

        assertThat(Arrival.sum(arrival.file())).isEqualTo(arrival.sha256());
    }

    private Arrival receive(String name, byte[] bytes) throws IOException {
        return Arrival.receive(new ByteArrayInputStream(bytes), folder.resolve(name), () -> {});
    }

    /** Preamble, DICM, (0002,0000) with the length of the meta group, which here only names the sender. */
    private static byte[] part10(String sender, String dataSet) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(new byte[128]);
        out.write("DICM".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {2, 0, 0, 0, 'U', 'L', 4, 0, (byte) sender.length(), 0, 0, 0});
        out.write(sender.getBytes(StandardCharsets.US_ASCII));
        out.write(dataSet.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
