package io.xinglin.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.core.job.JobDesk;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("REQ-WEB-01")
class RecordResolverTest {
    private final RecordResolver resolver = new RecordResolver();

    @Test
    void getValueShouldReadAComponentByName() {
        var context = new PlainContext();
        var job = new JobDesk.Job(JobDesk.Kind.INBOX, 7, "ADT", JobDesk.State.DEAD, 8, Instant.EPOCH, "");
        assertThat(resolver.getValue(context, job, "attempts")).isEqualTo(8);
        assertThat(context.isPropertyResolved()).isTrue();
    }

    @Test
    void getValueShouldLeaveOtherObjectsToOtherResolvers() {
        var context = new PlainContext();
        assertThat(resolver.getValue(context, "text", "length")).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
    }

    private static final class PlainContext extends jakarta.el.ELContext {
        @Override
        public jakarta.el.ELResolver getELResolver() {
            return null;
        }

        @Override
        public jakarta.el.FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public jakarta.el.VariableMapper getVariableMapper() {
            return null;
        }
    }
}
