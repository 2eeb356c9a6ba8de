package io.xinglin.ejb.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-OPS-11")
class SchemaMigrationTest {
    @Test
    void migrateShouldRunTwiceWithoutChangingAnything() {
        var dataSource = TestDatabase.empty();
        SchemaMigration.migrate(dataSource);

        SchemaMigration.migrate(dataSource);

        assertThat(new Sql(dataSource).query(row -> row.getInt(1), "SELECT COUNT(*) FROM outbox"))
                .containsExactly(0);
    }

    @Test
    void indexShouldNameEveryMigrationOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            var onDisk = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .toList();
            assertThat(MigrationIndex.names()).containsExactlyInAnyOrderElementsOf(onDisk);
        }
    }
}
