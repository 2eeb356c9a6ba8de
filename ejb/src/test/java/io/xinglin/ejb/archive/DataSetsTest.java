package io.xinglin.ejb.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-DCM-42")
class DataSetsTest {
    private static final String LONG = "x".repeat(300_000);

    @TempDir
    private Path folder;

    @Test
    void sameShouldNotDependOnWhoSentIt() throws IOException {
        assertThat(same(part10("CT_01", "data set"), part10("PACS_ARCHIVE", "data set")))
                .isTrue();
        assertThat(same(part10("CT_01", LONG), part10("PACS_ARCHIVE", LONG))).isTrue();
    }

    @Test
    void sameShouldDependOnTheDataSet() throws IOException {
        assertThat(same(part10("CT_01", "data set"), part10("CT_01", "data sot")))
                .isFalse();
        assertThat(same(part10("CT_01", LONG), part10("PACS", LONG + "x"))).isFalse();
        assertThat(same(part10("CT_01", LONG + "x"), part10("PACS", LONG))).isFalse();
        assertThat(same(part10("CT_01", LONG + "x"), part10("PACS", LONG + "y")))
                .isFalse();
    }

    @Test
    void whatHasNoMetaGroupShouldBeComparedWhole() throws IOException {
        assertThat(same("a".getBytes(US_ASCII), "a".getBytes(US_ASCII))).isTrue();
        assertThat(same("a".getBytes(US_ASCII), "b".getBytes(US_ASCII))).isFalse();
    }

    private boolean same(byte[] one, byte[] other) throws IOException {
        return DataSets.same(Files.write(folder.resolve("one"), one), Files.write(folder.resolve("other"), other));
    }

    /** Preamble, DICM, (0002,0000) with the length of the meta group, which here only names the sender. */
    private static byte[] part10(String sender, String dataSet) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(new byte[128]);
        out.write("DICM".getBytes(US_ASCII));
        out.write(new byte[] {2, 0, 0, 0, 'U', 'L', 4, 0, (byte) sender.length(), 0, 0, 0});
        out.write(sender.getBytes(US_ASCII));
        out.write(dataSet.getBytes(US_ASCII));
        return out.toByteArray();
    }
}
