package io.xinglin.web.hl7;

import io.xinglin.web.dicomweb.LoginFilter;
import io.xinglin.web.problem.ProblemMapper;
import io.xinglin.web.problem.RefusalMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** HL7 over HTTP below {@code /hl7}. */
@ApplicationPath("/hl7")
public class Hl7Application extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(LoginFilter.class, AnnotatedEcgResource.class, ProblemMapper.class, RefusalMapper.class);
    }
}
