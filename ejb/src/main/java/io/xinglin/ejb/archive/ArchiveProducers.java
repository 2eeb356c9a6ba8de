package io.xinglin.ejb.archive;

import io.xinglin.core.config.XinglinConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the archive's folder injectable. */
@ApplicationScoped
public class ArchiveProducers {
    @Produces
    @Singleton
    public ArchiveFolder folder(XinglinConfig config, Syncing syncing) {
        return new ArchiveFolder(config.archive().folder(), config.archive().minimumFreeBytes(), syncing);
    }
}
