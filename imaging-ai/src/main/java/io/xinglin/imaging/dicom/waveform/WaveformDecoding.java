package io.xinglin.imaging.dicom.waveform;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.file.Fields;
import io.xinglin.imaging.dicom.file.Part10;
import io.xinglin.imaging.waveform.EcgSignal;
import io.xinglin.imaging.waveform.LeadNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * One multiplex group of an ECG object (PS3.3 A.34, C.10.9) in µV: of the original groups the longest, so that a median beat
 * beside the rhythm strip is never taken for it. Stateless.
 */
public final class WaveformDecoding {
    private static final int MOST_CHANNELS = 256;

    private WaveformDecoding() {}

    /**
     * Decodes.
     *
     * @throws ProblemException INVALID when there is no waveform or it is cut or has no scale, UNSUPPORTED for another sample
     *     interpretation than SS, US, SB and UB
     */
    public static EcgSignal decode(Part10 file) {
        var groups = file.data().getSequence(Tag.WaveformSequence);
        if (groups == null || groups.isEmpty()) {
            throw new ProblemException(Category.INVALID, "the object has no waveform");
        }
        var originals = groups.stream()
                .filter(group -> !"DERIVED".equals(Fields.text(group, Tag.WaveformOriginality)))
                .toList();
        var longest = (originals.isEmpty() ? List.copyOf(groups) : originals)
                .stream()
                        .max(Comparator.comparingDouble(WaveformDecoding::seconds))
                        .orElseThrow();
        return signal(longest);
    }

    private static double seconds(Attributes group) {
        return Fields.integer(group, Tag.NumberOfWaveformSamples, 0)
                / Math.max(1e-3, Fields.number(group, Tag.SamplingFrequency, 0));
    }

    private static EcgSignal signal(Attributes group) {
        var channels = group.getSequence(Tag.ChannelDefinitionSequence);
        var count = Fields.integer(group, Tag.NumberOfWaveformChannels, 0);
        if (channels == null || count < 1 || count > MOST_CHANNELS || channels.size() != count) {
            throw new ProblemException(Category.INVALID, "the waveform does not define each of its channels");
        }
        var samples = WaveformSamples.of(group, count);
        List<EcgSignal.Lead> leads = new ArrayList<>();
        for (var c = 0; c < count; c++) {
            leads.add(lead(channels.get(c), samples, c));
        }
        return new EcgSignal(Fields.number(group, Tag.SamplingFrequency, 0), leads);
    }

    private static EcgSignal.Lead lead(Attributes channel, WaveformSamples samples, int number) {
        var scale = Fields.number(channel, Tag.ChannelSensitivity, Double.NaN)
                * Fields.number(channel, Tag.ChannelSensitivityCorrectionFactor, 1);
        var baseline = Fields.number(channel, Tag.ChannelBaseline, 0);
        var unit = microvolts(channel);
        if (!Double.isFinite(scale) || scale == 0) {
            throw new ProblemException(Category.INVALID, "a channel has no sensitivity: its samples mean no voltage");
        }
        var values = new float[samples.count()];
        for (var i = 0; i < values.length; i++) {
            values[i] = samples.padding(number, i)
                    ? Float.NaN
                    : (float) ((samples.at(number, i) * scale + baseline) * unit);
        }
        return new EcgSignal.Lead(name(channel), values);
    }

    /** Channel Sensitivity Units (003A,0211), UCUM. */
    private static double microvolts(Attributes channel) {
        var units = channel.getNestedDataset(Tag.ChannelSensitivityUnitsSequence);
        var unit = units == null ? "" : Fields.text(units, Tag.CodeValue);
        return switch (unit) {
            case "uV" -> 1;
            case "mV" -> 1e3;
            case "nV" -> 1e-3;
            case "V" -> 1e6;
            default -> throw new ProblemException(Category.UNSUPPORTED, "a channel is not in volts");
        };
    }

    private static String name(Attributes channel) {
        var source = channel.getNestedDataset(Tag.ChannelSourceSequence);
        return source == null
                ? Fields.text(channel, Tag.ChannelLabel)
                : LeadNames.of(Fields.text(source, Tag.CodeValue), Fields.text(source, Tag.CodeMeaning));
    }
}
