package io.xinglin.imaging.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStatesTest implements ModelStatesContract {
    @TempDir
    Path models;

    @Override
    public ModelStates testee() {
        return new FolderStates(models.resolve("not-there-yet"));
    }

    @Test
    @Tag("REQ-IMG-12")
    void markShouldBeSeenByAnotherProcessAtOnce() {
        var server = new FolderStates(models);
        assertThat(server.find(ModelStates.Kind.WITHDRAWN, "tiny-image", "1.0.0"))
                .isEmpty();

        new FolderStates(models)
                .set(new ModelStates.Mark(ModelStates.Kind.WITHDRAWN, "tiny-image", "1.0.0", "reason", AT));

        assertThat(server.find(ModelStates.Kind.WITHDRAWN, "tiny-image", "1.0.0"))
                .isPresent();
    }

    @Test
    @Tag("REQ-IMG-12")
    void brokenMarkShouldStillCount() throws IOException {
        Path file = models.resolve("state/withdrawn/tiny-image@1.0.0.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "at: [unclosed");

        assertThat(new FolderStates(models).find(ModelStates.Kind.WITHDRAWN, "tiny-image", "1.0.0"))
                .hasValueSatisfying(mark -> assertThat(mark.reason()).isEqualTo("the mark cannot be read"));
    }
}
