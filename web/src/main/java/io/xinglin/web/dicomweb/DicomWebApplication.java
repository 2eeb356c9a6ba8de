package io.xinglin.web.dicomweb;

import io.xinglin.web.problem.ProblemMapper;
import io.xinglin.web.problem.RefusalMapper;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** DICOMweb below {@code /dicomweb}. */
@ApplicationPath("/dicomweb")
public class DicomWebApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                LoginFilter.class,
                QidoResource.class,
                WadoResource.class,
                StowResource.class,
                WorkitemsResource.class,
                SubscriptionsResource.class,
                WorkitemRefusalMapper.class,
                ProblemMapper.class,
                RefusalMapper.class);
    }
}
