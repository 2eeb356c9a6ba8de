package io.xinglin.ejb.correction;

import io.xinglin.core.correction.CorrectionStore;
import io.xinglin.core.correction.CorrectionStoreContract;
import io.xinglin.ejb.world.WorldTest;

class JpaCorrectionStoreTest extends WorldTest implements CorrectionStoreContract {
    @Override
    public CorrectionStore testee() {
        return world.correctionStore;
    }
}
