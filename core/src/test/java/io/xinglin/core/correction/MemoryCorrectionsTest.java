package io.xinglin.core.correction;

class MemoryCorrectionsTest implements CorrectionStoreContract {
    @Override
    public CorrectionStore testee() {
        return new MemoryCorrections();
    }
}
