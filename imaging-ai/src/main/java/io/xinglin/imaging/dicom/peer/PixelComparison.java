package io.xinglin.imaging.dicom.peer;

import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.dicom.file.Part10Reader;
import io.xinglin.imaging.dicom.file.TransferSyntax;
import io.xinglin.imaging.dicom.peer.Comparison.Verdict;
import io.xinglin.imaging.dicom.pixel.FrameSamples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aoju.bus.image.Tag;

/**
 * Decodes files with the product and with the tools of dcmtk and gdcm installed on this machine, and compares every sample.
 * Lossless syntaxes must agree exactly. Decoders of a lossy one may round differently (ITU-T T.83, T.803): by at most
 * {@value #LOSSY} of the levels a sample has, and by at least one.
 */
public final class PixelComparison {
    /** Two of the 256 levels of an 8-bit sample. */
    static final double LOSSY = 2 / 256.0;

    private final Path scratch;

    /** @param scratch an empty folder for the peers' copies */
    public PixelComparison(Path scratch) {
        this.scratch = scratch;
    }

    /**
     * Compares one file.
     *
     * @throws ProblemException UNAVAILABLE when a peer's tool is not installed
     */
    public Comparison compare(Path file) {
        Part10 read;
        try {
            read = Part10Reader.readWithBulk(file);
        } catch (ProblemException e) {
            return refused(file, "", e);
        }
        var syntax = TransferSyntax.of(read.transferSyntaxUid());
        var name = syntax.map(TransferSyntax::title).orElse(read.transferSyntaxUid());
        if (read.pixels().isEmpty()) {
            return new Comparison(file, name, Verdict.NO_PIXELS, "", 0, -1);
        }
        List<int[]> own = new ArrayList<>();
        try {
            var frames = Math.max(1, Fields.integer(read.data(), Tag.NumberOfFrames, 1));
            for (var frame = 1; frame <= frames; frame++) {
                own.add(FrameSamples.of(read, frame).values());
            }
        } catch (ProblemException e) {
            return refused(file, name, e);
        }
        return beside(file, read, syntax.orElseThrow(), own);
    }

    private static Comparison refused(Path file, String syntax, ProblemException e) {
        return new Comparison(file, syntax, Verdict.REFUSED, e.problem().message(), 0, -1);
    }

    private Comparison beside(Path file, Part10 read, TransferSyntax syntax, List<int[]> own) {
        var bits = Fields.integer(read.data(), Tag.BitsStored, 8);
        var allowed = syntax.lossless() ? 0 : Math.max(1, (int) ((1L << bits) * LOSSY));
        var folder = folder();
        try {
            var differences = new ArrayList<Integer>();
            var said = new ArrayList<String>();
            var shown = -1;
            for (var peer : PeerDecoder.values()) {
                var copy = peer.decode(file, syntax, folder);
                var samples = copy.flatMap(PeerSamples::of);
                if (samples.isEmpty()) {
                    continue;
                }
                var difference = difference(own, samples.get(), syntax.lossless() ? Range.ALL : Range.of(read, bits));
                differences.add(difference);
                said.add(peer + " " + difference);
                if (difference <= allowed && shown < 0) {
                    shown = PeerPicture.difference(file, read, copy.get(), folder);
                }
            }
            return new Comparison(
                    file,
                    syntax.title(),
                    verdict(differences, allowed),
                    String.join(", ", said),
                    differences.stream().min(Comparator.naturalOrder()).orElse(0),
                    shown);
        } finally {
            delete(folder);
        }
    }

    /** Two peers that differ are both somebody's truth: the product has to agree with one. */
    private static Verdict verdict(List<Integer> differences, int allowed) {
        if (differences.isEmpty()) {
            return Verdict.UNCHECKED;
        }
        return differences.stream().anyMatch(d -> d <= allowed) ? Verdict.EQUAL : Verdict.DIFFERENT;
    }

    /** What Bits Stored can hold; a lossy decoder may give more, which counts as its ends. */
    private record Range(long low, long high) {
        static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

        static Range of(Part10 file, int bits) {
            var signed = Fields.integer(file.data(), Tag.PixelRepresentation, 0) == 1;
            return signed ? new Range(-(1L << (bits - 1)), (1L << (bits - 1)) - 1) : new Range(0, (1L << bits) - 1);
        }

        long clamp(long value) {
            return Math.max(low, Math.min(high, value));
        }
    }

    private static int difference(List<int[]> own, PeerSamples peer, Range range) {
        var most = 0L;
        for (var frame = 0; frame < own.size(); frame++) {
            var ours = own.get(frame);
            int[] theirs;
            try {
                theirs = peer.frame(frame + 1);
            } catch (IndexOutOfBoundsException e) {
                return Integer.MAX_VALUE;
            }
            if (theirs.length != ours.length) {
                return Integer.MAX_VALUE;
            }
            for (var i = 0; i < ours.length; i++) {
                most = Math.max(most, Math.abs(ours[i] - range.clamp(theirs[i])));
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, most);
    }

    private Path folder() {
        try {
            return Files.createTempDirectory(scratch, "peer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
