package io.xinglin.web.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.core.workitem.AeTitle;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The addresses of event channels and the two forms of a filter. */
@Tag("REQ-UPS-09")
class SubscriptionsResourceTest {
    @Test
    void channelShouldBeWhereTheRequestWentByTheMatchingProtocol() {
        assertThat(SubscriptionsResource.channel(URI.create("https://h:8443/dicomweb/"), new AeTitle("RIS 1")))
                .hasToString("wss://h:8443/dicomweb/subscribers/RIS%201");
        assertThat(SubscriptionsResource.channel(URI.create("http://h/dicomweb/"), new AeTitle("RIS")))
                .hasToString("ws://h/dicomweb/subscribers/RIS");
    }

    @Test
    void filterShouldBeReadInBothForms() {
        var parameters = new MultivaluedHashMap<String, String>();
        parameters.putSingle("deletionlock", "true");
        parameters.putSingle("filter", "ProcedureStepLabel=Second*, WorklistLabel=CT");
        assertThat(SubscriptionsResource.filter(parameters))
                .isEqualTo(Map.of("ProcedureStepLabel", "Second*", "WorklistLabel", "CT"));
        parameters.clear();
        parameters.putSingle("00741204", "Second*");
        assertThat(SubscriptionsResource.filter(parameters)).isEqualTo(Map.of("00741204", "Second*"));
        parameters.putSingle("filter", "nonsense");
        assertThatThrownBy(() -> SubscriptionsResource.filter(parameters)).isInstanceOf(ProblemException.class);
    }

    @Test
    void titleShouldBeOne() {
        assertThat(SubscriptionsResource.aeTitle(" RIS ").value()).isEqualTo("RIS");
        for (String wrong : new String[] {"", "  ", "seventeen letters", "a\\b", "\u533b\u9662"}) {
            assertThatThrownBy(() -> SubscriptionsResource.aeTitle(wrong)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void pageOfAnotherOriginShouldNotBorrowALogin() {
        assertThat(EventDoor.sameOrigin(null, "h:8080")).isTrue();
        assertThat(EventDoor.sameOrigin("http://h:8080", "h:8080")).isTrue();
        assertThat(EventDoor.sameOrigin("http://evil.example", "h:8080")).isFalse();
        assertThat(EventDoor.sameOrigin("null", "h:8080")).isFalse();
        assertThat(EventDoor.sameOrigin("not a uri", "h:8080")).isFalse();
    }
}
