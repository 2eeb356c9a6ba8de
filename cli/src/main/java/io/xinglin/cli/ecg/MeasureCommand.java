package io.xinglin.cli.ecg;

import io.xinglin.cli.model.ModelFolders;
import io.xinglin.core.problem.ProblemException;
import io.xinglin.imaging.dicom.Part10WaveformReader;
import io.xinglin.imaging.model.InstalledModel;
import io.xinglin.imaging.model.WaveformSection;
import io.xinglin.imaging.onnx.OnnxSettings;
import io.xinglin.imaging.series.SeriesEngine;
import io.xinglin.imaging.waveform.EcgFiles;
import io.xinglin.imaging.waveform.EcgSignal;
import io.xinglin.imaging.waveform.PreparedEcg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xinglin ecg measure}: rate, rhythm and premature beats of recordings, one JSON object a line. */
@Command(
        name = "measure",
        mixinStandardHelpOptions = true,
        description = {
            "Measures recordings (DICOM ECG objects, HL7 aECG XML): rate, rhythm, premature ventricular beats, alarms.",
            "One JSON object a file; exit status 1 when one carries an error."
        })
final class MeasureCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<Path> files;

    @Option(
            names = "--model",
            paramLabel = "ID",
            defaultValue = "ecg-rhythm",
            description = "default: ${DEFAULT-VALUE}")
    private String modelId;

    @Option(names = "--beats", description = "also every beat: seconds from the start, probability to be premature")
    private boolean beats;

    @Mixin
    private ModelFolders folders;

    @Override
    public Integer call() {
        InstalledModel model = folders.model(folders.open(), modelId);
        WaveformSection section = model.manifest()
                .waveform()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), modelId + " is of another task"));
        var lines = new EcgLines(spec.commandLine().getOut(), model, beats);
        var reader = new EcgFiles(new Part10WaveformReader());
        try (var engine = new SeriesEngine(new OnnxSettings(1, 1, Duration.ofMinutes(1)))) {
            for (Path file : files) {
                try {
                    EcgSignal signal = reader.read(file);
                    lines.measured(file, signal, engine.analyse(model, PreparedEcg.of(signal, section.input())));
                } catch (ProblemException e) {
                    lines.error(file, e.problem());
                }
            }
        }
        return lines.failed() == 0 ? 0 : 1;
    }
}
