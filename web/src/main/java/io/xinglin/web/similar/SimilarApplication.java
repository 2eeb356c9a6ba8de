package io.xinglin.web.similar;

import io.xinglin.web.dicomweb.LoginFilter;
import io.xinglin.web.problem.ProblemMapper;
import io.xinglin.web.problem.RefusalMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Similar pictures below {@code /similar}. */
@ApplicationPath("/similar")
public class SimilarApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(LoginFilter.class, SimilarResource.class, ProblemMapper.class, RefusalMapper.class);
    }
}
