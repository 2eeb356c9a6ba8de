package io.xinglin.imaging.dicom;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** ECG objects of one multiplex group or more (PS3.3 C.10.9). */
public final class EcgFixture {
    private static final double SENSITIVITY = 2.5;

    private EcgFixture() {}

    /** A 12-lead ECG object whose leads II and V1 carry the given samples, V1 half of them. */
    public static Fixture of(double hertz, float... microvolts) {
        int[] stored = new int[2 * microvolts.length];
        for (int i = 0; i < microvolts.length; i++) {
            stored[2 * i] = (int) Math.round(microvolts[i] / SENSITIVITY);
            stored[2 * i + 1] = (int) Math.round(microvolts[i] / SENSITIVITY / 2);
        }
        Fixture fixture = Fixture.of(UID.TwelveLeadECGWaveformStorage)
                .with(Tag.Modality, VR.CS, "ECG")
                .with(Tag.InstanceNumber, VR.IS, "1")
                .with(Tag.StudyDate, VR.DA, "20261121")
                .with(Tag.StudyTime, VR.TM, "120000");
        fixture.data().newSequence(Tag.WaveformSequence, 2).add(group(hertz, "ORIGINAL", words(stored), "2:2", "2:3"));
        return fixture;
    }

    /** Little-endian 16-bit words. */
    static byte[] words(int... stored) {
        byte[] bytes = new byte[2 * stored.length];
        for (int i = 0; i < stored.length; i++) {
            bytes[2 * i] = (byte) stored[i];
            bytes[2 * i + 1] = (byte) (stored[i] >> 8);
        }
        return bytes;
    }

    /** A group of 16-bit signed channels in µV with 2.5 µV a step. */
    static Attributes group(double hertz, String originality, byte[] samples, String... leadCodes) {
        var group = new Attributes();
        group.setString(Tag.WaveformOriginality, VR.CS, originality);
        group.setInt(Tag.NumberOfWaveformChannels, VR.US, leadCodes.length);
        group.setInt(Tag.NumberOfWaveformSamples, VR.UL, samples.length / 2 / leadCodes.length);
        group.setDouble(Tag.SamplingFrequency, VR.DS, hertz);
        var channels = group.newSequence(Tag.ChannelDefinitionSequence, leadCodes.length);
        List.of(leadCodes).forEach(code -> channels.add(channel(code)));
        group.setInt(Tag.WaveformBitsAllocated, VR.US, 16);
        group.setString(Tag.WaveformSampleInterpretation, VR.CS, "SS");
        group.setBytes(Tag.WaveformData, VR.OW, samples);
        return group;
    }

    private static Attributes channel(String leadCode) {
        var channel = new Attributes();
        channel.newSequence(Tag.ChannelSourceSequence, 1).add(code(leadCode, "MDC", "Lead"));
        channel.setDouble(Tag.ChannelSensitivity, VR.DS, SENSITIVITY);
        channel.newSequence(Tag.ChannelSensitivityUnitsSequence, 1).add(code("uV", "UCUM", "microvolt"));
        channel.setDouble(Tag.ChannelSensitivityCorrectionFactor, VR.DS, 1);
        channel.setDouble(Tag.ChannelBaseline, VR.DS, 0);
        channel.setInt(Tag.WaveformBitsStored, VR.US, 16);
        return channel;
    }

    private static Attributes code(String value, String scheme, String meaning) {
        var code = new Attributes();
        code.setString(Tag.CodeValue, VR.SH, value);
        code.setString(Tag.CodingSchemeDesignator, VR.SH, scheme);
        code.setString(Tag.CodeMeaning, VR.LO, meaning);
        return code;
    }
}
