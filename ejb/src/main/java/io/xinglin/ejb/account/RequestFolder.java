package io.xinglin.ejb.account;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code $XINGLIN_HOME/account-requests}: one file a request, written by whoever owns the home folder (mode 700). A
 * request is deleted after its commit, so a crash between the two only repeats it. What cannot be read is set aside as
 * {@code .NAME.rejected}; names with a leading dot are never looked at, so a writer may finish a file and then rename it.
 */
final class RequestFolder {
    private static final Logger LOG = Logger.getLogger(RequestFolder.class.getName());
    private static final long LARGEST_REQUEST = 1024;

    private final Path folder;
    private final Accounts accounts;

    RequestFolder(Path folder, Accounts accounts) {
        this.folder = folder;
        this.accounts = accounts;
    }

    /**
     * Takes over every request that lies there.
     *
     * @throws IOException when the folder cannot be read or a file not deleted; what is left is tried again later
     */
    void importAll() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path file : waiting()) {
            try {
                importOne(file);
            } catch (IllegalArgumentException | CharacterCodingException e) {
                reject(file, e.getMessage());
            } catch (NoSuchFileException e) {
                LOG.log(Level.FINE, "taken back before it was read", e);
            }
        }
    }

    private List<Path> waiting() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private void importOne(Path file) throws IOException {
        if (Files.size(file) > LARGEST_REQUEST) {
            throw new IllegalArgumentException("larger than any request");
        }
        var request =
                AccountRequest.parse(file.getFileName().toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
        var outcome = accounts.save(request);
        if (outcome == Accounts.Outcome.ROLE_MISSING) {
            throw new IllegalArgumentException("no such account, and line 1 names no role to create it with");
        }
        Files.deleteIfExists(file);
        LOG.log(Level.INFO, "XL-ACC-001 account {0} {1}", new Object[] {request.userName(), outcome});
    }

    private void reject(Path file, String why) throws IOException {
        LOG.log(Level.WARNING, "XL-ACC-002 account request set aside as .{0}.rejected: {1}", new Object[] {
            file.getFileName(), why
        });
        Files.move(
                file,
                folder.resolve("." + file.getFileName() + ".rejected"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
