package io.xinglin.imaging.search;

class MemoryPictureIndexTest implements PictureIndexContract {
    @Override
    public PictureIndex testee() {
        return new MemoryPictureIndex();
    }
}
