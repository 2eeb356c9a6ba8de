package io.xinglin.ejb.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.problem.Problem;
import io.xinglin.core.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("REQ-SEC-02")
class RequestFolderTest {
    @TempDir
    private Path folder;

    private final List<String> saved = new ArrayList<>();

    @Test
    void importAllShouldSaveAndThenDelete() throws IOException {
        put("clinician", "clinician\n" + AccountRequestTest.HASH + "\n");

        new RequestFolder(folder, this::created).importAll();

        assertThat(saved).containsExactly("clinician");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void importAllShouldLeaveTheRequestWhenItIsNotCommitted() throws IOException {
        var file = put("coder", "coder\n" + AccountRequestTest.HASH + "\n");
        Accounts away = request -> {
            throw new ProblemException(Problem.Category.UNAVAILABLE, "away");
        };

        assertThatThrownBy(() -> new RequestFolder(folder, away).importAll()).isInstanceOf(ProblemException.class);

        assertThat(file).exists();
    }

    @Test
    void importAllShouldSetAsideWhatItCannotReadAndGoOn() throws IOException {
        put("a", "nonsense");
        put("b", "\n" + AccountRequestTest.HASH + "\n");
        put("c", "coder\n" + AccountRequestTest.HASH + "\n");
        put(".half-written", "coder\n");

        new RequestFolder(folder, this::created).importAll();

        assertThat(saved).containsExactly("b", "c");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(".a.rejected", ".b.rejected", ".half-written");
    }

    @Test
    void importAllShouldDoNothingWithoutTheFolder() throws IOException {
        new RequestFolder(folder.resolve("absent"), this::created).importAll();

        assertThat(saved).isEmpty();
    }

    private Accounts.Outcome created(AccountRequest request) {
        saved.add(request.userName());
        return request.role().isPresent() ? Accounts.Outcome.CREATED : Accounts.Outcome.ROLE_MISSING;
    }

    private Path put(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
