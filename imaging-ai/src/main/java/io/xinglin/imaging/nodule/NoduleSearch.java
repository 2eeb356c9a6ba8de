package io.xinglin.imaging.nodule;

import io.xinglin.imaging.network.Network;
import io.xinglin.imaging.volume.Volume;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds nodules: lungs, candidates, the network's judgement, one mark for each thing, outline and size. Safe for use by many
 * threads; about ten seconds of one processor and ten bytes a cubic millimetre of chest.
 */
public final class NoduleSearch {
    private static final int MOST_MARKS = 30;
    private static final double SMALLEST = 2.5;
    /** mm between two marks on small things. */
    private static final double APART = 4;

    private final NoduleNetwork network;
    private final DoubleUnaryOperator calibration;

    /**
     * Over an open network.
     *
     * @param network the caller closes it
     * @param calibration from a logit to the probability of a nodule
     */
    public NoduleSearch(Network network, DoubleUnaryOperator calibration) {
        this.network = new NoduleNetwork(network);
        this.calibration = calibration;
    }

    private record Judged(Candidate candidate, Judgement judgement) {
        double radius() {
            return Math.max(2, judgement.diameter() / 2);
        }
    }

    /**
     * Everything at or above a probability, most probable first.
     *
     * @param deadline run between pieces of work; throws when the time is up
     * @throws io.xinglin.core.problem.ProblemException INVALID when there are no lungs
     */
    public List<FoundNodule> find(Volume volume, double least, Runnable deadline) {
        ChestVolume chest = ChestVolume.of(volume);
        deadline.run();
        List<Candidate> candidates = chest.candidates();
        List<Judgement> judgements = network.judge(chest, candidates, deadline);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (probability(judgements.get(i)) >= least) {
                judged.add(new Judged(candidates.get(i), judgements.get(i)));
            }
        }
        judged.sort(
                Comparator.comparingDouble((Judged j) -> j.judgement().logit()).reversed());
        List<FoundNodule> found = new ArrayList<>();
        for (Judged mark : single(judged)) {
            deadline.run();
            outline(chest, mark)
                    .filter(one -> found.stream().noneMatch(f -> same(f, one)))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** A mark off the middle of a nodule grows into the same outline as the one in its middle. */
    private static boolean same(FoundNodule kept, FoundNodule other) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            double d = kept.outline().centre().get(c) - other.outline().centre().get(c);
            sum += d * d;
        }
        double radius = Math.max(kept.outline().diameter(), other.outline().diameter()) / 2;
        return Math.sqrt(sum) < Math.max(APART, radius);
    }

    private double probability(Judgement judgement) {
        return calibration.applyAsDouble(judgement.logit());
    }

    /** Of several marks on one thing the most probable. */
    private static List<Judged> single(List<Judged> judged) {
        List<Judged> kept = new ArrayList<>();
        for (Judged mark : judged) {
            boolean known = kept.stream()
                    .anyMatch(k -> k.candidate().distance(mark.candidate())
                            < Math.max(APART, Math.max(k.radius(), mark.radius())));
            if (!known && kept.size() < MOST_MARKS) {
                kept.add(mark);
            }
        }
        return kept;
    }

    private Optional<FoundNodule> outline(ChestVolume chest, Judged mark) {
        return Outlining.of(chest, mark.candidate().centre(), mark.judgement().diameter())
                .filter(outline -> outline.diameter() >= SMALLEST)
                .map(outline -> new FoundNodule(
                        probability(mark.judgement()), mark.judgement().type(), outline));
    }
}
