package io.xinglin.nlp.coding.match;

/** The numbers with the highest scores, best first; of equal scores the one that came first. For one thread. */
public final class Top {
    private final int[] numbers;
    private final float[] scores;
    private int size;

    public Top(int capacity) {
        numbers = new int[capacity];
        scores = new float[capacity];
    }

    public void offer(int number, float score) {
        int capacity = numbers.length;
        if (size == capacity && score <= scores[capacity - 1]) {
            return;
        }
        int at = size < capacity ? size++ : capacity - 1;
        while (at > 0 && scores[at - 1] < score) {
            scores[at] = scores[at - 1];
            numbers[at] = numbers[at - 1];
            at--;
        }
        scores[at] = score;
        numbers[at] = number;
    }

    public int size() {
        return size;
    }

    public int number(int index) {
        return numbers[index];
    }

    public float score(int index) {
        return scores[index];
    }
}
