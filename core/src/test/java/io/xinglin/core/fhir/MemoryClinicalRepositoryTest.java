package io.xinglin.core.fhir;

/** The repository in memory keeps the contract. */
class MemoryClinicalRepositoryTest implements ClinicalRepositoryContract {
    private final MemoryClinicalRepository repository = new MemoryClinicalRepository();

    @Override
    public ClinicalRepository testee() {
        return repository;
    }

    @Override
    public Holdings holdings() {
        return repository;
    }
}
