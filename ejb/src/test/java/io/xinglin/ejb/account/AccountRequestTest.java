package io.xinglin.ejb.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xinglin.core.account.Role;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-SEC-02")
class AccountRequestTest {
    static final String HASH = "$2a$10$" + "abcdefghijklmnopqrstuv" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ01234";

    @Test
    void parseShouldReadRoleAndHash() {
        var request = AccountRequest.parse("api-client", List.of("api-client", HASH));

        assertThat(request.role()).contains(Role.API_CLIENT);
        assertThat(request.passwordHash()).isEqualTo(HASH);
    }

    @Test
    void parseShouldKeepTheRoleOpenWhenLineOneIsEmpty() {
        assertThat(AccountRequest.parse("li.wei", List.of("", HASH)).role()).isEmpty();
    }

    @Test
    void parseShouldRefuseWhatIsNoRequest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountRequest.parse("a", List.of("clinician")))
                .withMessageContaining("two lines");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountRequest.parse("a", List.of("root", HASH)))
                .withMessage("unknown role");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountRequest.parse("../a", List.of("coder", HASH)))
                .withMessageContaining("user name");
    }

    @Test
    void parseShouldRefuseAPlainPasswordWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountRequest.parse("a", List.of("coder", "hunter2")))
                .withMessageNotContaining("hunter2");
    }
}
