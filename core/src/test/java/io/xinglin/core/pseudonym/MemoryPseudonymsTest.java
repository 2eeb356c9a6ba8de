package io.xinglin.core.pseudonym;

class MemoryPseudonymsTest implements PseudonymStoreContract {
    private final MemoryPseudonyms testee = new MemoryPseudonyms();

    @Override
    public PseudonymStore testee() {
        return testee;
    }
}
