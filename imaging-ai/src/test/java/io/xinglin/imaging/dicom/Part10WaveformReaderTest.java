package io.xinglin.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.xinglin.core.patient.Sex;
import io.xinglin.imaging.dicom.file.TransferSyntax;
import io.xinglin.imaging.phantom.PhantomStudy;
import io.xinglin.imaging.waveform.EcgSignal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@org.junit.jupiter.api.Tag("REQ-ECG-02")
class Part10WaveformReaderTest {
    @TempDir
    Path folder;

    private EcgSignal read(Fixture fixture) {
        return new Part10WaveformReader().read(fixture.write(folder));
    }

    private EcgSignal changed(Consumer<Attributes> change) {
        Fixture fixture = EcgFixture.of(500, 5, 10, -5);
        change.accept(fixture.data().getNestedDataset(Tag.WaveformSequence));
        return read(fixture);
    }

    private static Attributes channel(Attributes group) {
        return group.getNestedDataset(Tag.ChannelDefinitionSequence);
    }

    @Test
    void channelsShouldComeInMicrovolts() {
        EcgSignal signal = read(EcgFixture.of(500, 5, 10, -5));

        assertThat(signal.hertz()).isEqualTo(500);
        assertThat(signal.leads()).extracting(EcgSignal.Lead::name).containsExactly("II", "V1");
        assertThat(signal.leads().get(0).microvolts()).containsExactly(5, 10, -5);
        assertThat(signal.leads().get(1).microvolts()).containsExactly(2.5f, 5, -2.5f);
    }

    @Test
    void whatTheWriterWroteShouldBeReadBack() {
        EcgSignal signal = new EcgSignal(
                250,
                List.of(
                        new EcgSignal.Lead("aVR", new float[] {5, -7.5f, 100}),
                        new EcgSignal.Lead("V1", new float[] {0, 1e5f, 6.1f})));
        var study = PhantomStudy.headCt("P1", "Test", Sex.MALE, null, "A1", LocalDateTime.of(2026, 11, 21, 12, 0));
        Path file = folder.resolve("written.dcm");

        new EcgObjectWriter().write(study.electrocardiogram(signal), file);

        EcgSignal read = new Part10WaveformReader().read(file);
        assertThat(read.hertz()).isEqualTo(250);
        assertThat(read.leads()).extracting(EcgSignal.Lead::name).containsExactly("aVR", "V1");
        assertThat(read.leads().get(0).microvolts()).containsExactly(5, -7.5f, 100);
        // Too large for the usual step: the lead has a coarser one, 1e5 / 32766, and nothing is cut off.
        assertThat(read.leads().get(1).microvolts()).containsExactly(new float[] {0, 1e5f, 6.1f}, within(1.6f));
        assertThat(new Part10Files().readHeader(file).accessionNumber()).isEqualTo("A1");
    }

    @Test
    void correctionBaselineAndUnitShouldCount() {
        EcgSignal signal = changed(group -> {
            channel(group).setDouble(Tag.ChannelSensitivityCorrectionFactor, VR.DS, 2);
            channel(group).setDouble(Tag.ChannelBaseline, VR.DS, 1);
            channel(group).getNestedDataset(Tag.ChannelSensitivityUnitsSequence).setString(Tag.CodeValue, VR.SH, "mV");
        });

        assertThat(signal.leads().get(0).microvolts()).containsExactly(11_000, 21_000, -9_000);
    }

    @Test
    void bytesShouldBeReadAsTheirInterpretationSays() {
        EcgSignal signal = changed(group -> {
            group.setInt(Tag.WaveformBitsAllocated, VR.US, 8);
            group.setString(Tag.WaveformSampleInterpretation, VR.CS, "UB");
            group.setBytes(Tag.WaveformData, VR.OB, new byte[] {(byte) 200, 1, 0, 2, 4, 3});
        });

        assertThat(signal.leads().get(0).microvolts()).containsExactly(500, 0, 10);
        assertThat(signal.leads().get(1).microvolts()).containsExactly(2.5f, 5, 7.5f);
    }

    @Test
    void paddingShouldBeNoSample() {
        EcgSignal signal = changed(group -> group.setBytes(Tag.WaveformPaddingValue, VR.OW, EcgFixture.words(4)));

        assertThat(signal.leads().get(0).microvolts()).containsExactly(5, Float.NaN, -5);
    }

    @Test
    void bigEndianSamplesShouldBeTurned() {
        Fixture fixture = EcgFixture.of(500, 5, 10, -5).syntax(TransferSyntax.EXPLICIT_BE.uid());

        assertThat(read(fixture).leads().get(0).microvolts()).containsExactly(5, 10, -5);
    }

    @Test
    void longestOriginalGroupShouldBeTakenAndNoMedianBeat() {
        Fixture fixture = EcgFixture.of(500, 5, 10, -5);
        var groups = fixture.data().getSequence(Tag.WaveformSequence);
        groups.add(EcgFixture.group(500, "ORIGINAL", EcgFixture.words(1, 2, 3, 4, 5), "2:1"));
        groups.add(EcgFixture.group(500, "DERIVED", EcgFixture.words(9, 9, 9, 9, 9, 9, 9), "2:6"));

        assertThat(read(fixture).leads())
                .singleElement()
                .satisfies(lead -> assertThat(lead.name()).isEqualTo("I"));
    }

    @Test
    void badWaveformsShouldBeNamed() {
        assertThatThrownBy(() -> read(Fixture.of(UID.TwelveLeadECGWaveformStorage)))
                .hasMessage("INVALID: the object has no waveform");
        assertThatThrownBy(() -> changed(group -> group.setInt(Tag.NumberOfWaveformSamples, VR.UL, 4)))
                .hasMessage("INVALID: the waveform is shorter than its attributes say");
        assertThatThrownBy(() -> changed(group -> group.setInt(Tag.NumberOfWaveformChannels, VR.US, 12)))
                .hasMessage("INVALID: the waveform does not define each of its channels");
        assertThatThrownBy(() -> changed(group -> channel(group).remove(Tag.ChannelSensitivity)))
                .hasMessageContaining("no sensitivity");
        assertThatThrownBy(() -> changed(group -> group.setString(Tag.WaveformSampleInterpretation, VR.CS, "MB")))
                .hasMessage("UNSUPPORTED: waveform samples of 16 bits MB");
        assertThatThrownBy(() -> changed(group -> channel(group).remove(Tag.ChannelSensitivityUnitsSequence)))
                .hasMessage("UNSUPPORTED: a channel is not in volts");
        assertThatThrownBy(() -> changed(group -> group.remove(Tag.SamplingFrequency)))
                .hasMessageContaining("sampling rate");
    }
}
