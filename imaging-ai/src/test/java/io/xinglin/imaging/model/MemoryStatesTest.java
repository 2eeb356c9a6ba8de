package io.xinglin.imaging.model;

class MemoryStatesTest implements ModelStatesContract {
    @Override
    public ModelStates testee() {
        return new MemoryStates();
    }
}
