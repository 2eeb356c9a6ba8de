package io.xinglin.cli.account;

import io.xinglin.core.account.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Leaves account requests where the server looks for them: folder mode 700, files mode 600, complete when visible. */
final class RequestWriter {
    private final Path folder;

    RequestWriter(Path home) {
        this.folder = home.resolve("account-requests");
    }

    void write(String userName, Optional<Role> role, String hash) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var unfinished = folder.resolve("." + userName + ".unfinished");
        Files.deleteIfExists(unfinished);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var lines = List.of(role.map(Role::roleName).orElse(""), hash);
        try (var channel = Files.newByteChannel(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            channel.write(StandardCharsets.UTF_8.encode(String.join("\n", lines) + "\n"));
        }
        Files.move(
                unfinished,
                folder.resolve(userName),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
