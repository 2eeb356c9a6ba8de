package io.xinglin.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.xinglin.imaging.model.FolderStates;
import io.xinglin.imaging.model.ModelStates;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands over the test packages of imaging-ai; their arithmetic is in make_task_models.py. */
@Tag("REQ-CLI-08")
class ModelCommandTest {
    private static final Path RESOURCES =
            Path.of(System.getProperty("basedir", ".")).resolve("../imaging-ai/src/test/resources/tasks");

    @TempDir
    Path folder;

    private Path models() {
        return folder.resolve("models");
    }

    private final StringWriter err = new StringWriter();
    private int status;

    private String run(String command, String... arguments) {
        var out = new StringWriter();
        List<String> all = new ArrayList<>(List.of(command, "--models", models().toString()));
        all.addAll(List.of(arguments));
        status = new CommandLine(new ModelCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(all.toArray(String[]::new));
        return out.toString();
    }

    private Path copy(String id, Path where) throws IOException {
        Path target = where.resolve(id).resolve("1.0.0");
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(RESOURCES.resolve(id).resolve("1.0.0"))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        }
        return target;
    }

    @Test
    void listShouldSayWhatIsInUseAndWhatIsNot() throws IOException {
        copy("tiny-image", models());
        copy("tiny-mask", models());
        copy("tiny-box", models());
        var states = new FolderStates(models());
        Instant at = Instant.parse("2026-11-21T12:00:00Z");
        states.set(new ModelStates.Mark(ModelStates.Kind.WITHDRAWN, "tiny-box", "1.0.0", "false marks", at));
        states.set(new ModelStates.Mark(ModelStates.Kind.QUARANTINED, "tiny-mask", "1.0.0", "2 failures", at));

        assertThat(run("list").lines())
                .containsExactly(
                        "tiny-box\t1.0.0\timage-detection\ttest-only\twithdrawn: false marks\t测试模型\tTest model",
                        "tiny-image\t1.0.0\timage-classification\ttest-only\tin use\t测试模型\tTest model",
                        "tiny-mask\t1.0.0\timage-segmentation\ttest-only\tquarantined: 2 failures\t测试模型\tTest model");
        assertThat(status).isZero();
    }

    @Test
    void checkShouldNameEveryFaultAndFail() throws IOException {
        copy("tiny-image", models());
        Path damaged = copy("tiny-mask", models());
        Files.write(damaged.resolve("image.onnx"), new byte[] {1, 2, 3});
        Path untrue = copy("tiny-box", models());
        Path test = untrue.resolve("selftest.json");
        Files.writeString(test, Files.readString(test).replaceFirst("\"logits\": \\[\\[", "\"logits\": [[9"));

        assertThat(run("check", "tiny-image").lines()).containsExactly("tiny-image 1.0.0: sound");
        assertThat(status).isZero();
        assertThat(run("check")).contains("tiny-image 1.0.0: sound", "tiny-box 1.0.0: refused\n  logits[0] is ");
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("refused tiny-mask/1.0.0: image.onnx: checksum differs from package.yaml");
        assertThat(run("check", damaged.toString()).lines())
                .containsExactly("tiny-mask 1.0.0: refused", "  image.onnx: checksum differs from package.yaml");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void installShouldCopyASoundPackageOnce() throws IOException {
        Path source = copy("tiny-image", folder.resolve("delivered"));

        assertThat(run("install", source.toString())).startsWith("tiny-image 1.0.0: installed in ");
        assertThat(status).isZero();
        assertThat(run("list")).contains("tiny-image\t1.0.0");
        run("install", source.toString());
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("tiny-image 1.0.0 is installed already");
        try (Stream<Path> left = Files.list(models())) {
            assertThat(left).extracting(p -> p.getFileName().toString()).containsExactly("tiny-image");
        }
    }

    @Test
    void installShouldLeaveNothingOfABadPackage() throws IOException {
        Path source = copy("tiny-image", folder.resolve("delivered"));
        Files.delete(source.resolve("selftest.json"));

        run("install", source.toString());

        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("tiny-image 1.0.0: refused", "selftest.json: file is missing");
        assertThat(models()).doesNotExist();
    }

    @Test
    @Tag("REQ-IMG-15")
    void withdrawShouldKeepTheReasonAndLiftTakeItBack() throws IOException {
        copy("tiny-image", models());

        assertThat(run("withdraw", "tiny-image", "1.0.0", "--reason", "误报过多"))
                .contains("tiny-image 1.0.0: withdrawn", "no version of tiny-image is in use now");
        assertThat(status).isZero();
        assertThat(run("list")).contains("withdrawn: 误报过多");
        assertThat(run("lift", "tiny-image", "1.0.0", "--withdrawal")).contains("no longer withdrawn");
        assertThat(run("list")).contains("in use");
        assertThat(run("lift", "tiny-image", "1.0.0")).contains("was not quarantined");
        assertThat(status).isEqualTo(1);
        run("withdraw", "tiny-image", "9.9.9", "--reason", "none");
        assertThat(status).isEqualTo(2);
    }

    @Test
    @Tag("REQ-WSI-03")
    void slotShouldAwaitItsNetworkAndRunWithIt() throws IOException {
        Path slot = copy("tiny-image", models());
        Path network = Files.move(slot.resolve("image.onnx"), folder.resolve("ours.onnx"));
        Path yaml = slot.resolve("package.yaml");
        Files.writeString(
                yaml,
                Files.readString(yaml).replaceFirst("files:\n.*\n", "").replace("status: test-only", "status: slot"));

        assertThat(run("list")).contains("tiny-image\t1.0.0\timage-classification\tslot\tawaiting weights\t");
        assertThat(status).isZero();
        assertThat(run("check").lines()).containsExactly("tiny-image 1.0.0: sound, awaiting weights");
        assertThat(status).isZero();
        run("install", slot.toString());
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("tiny-image 1.0.0 awaits weights");

        Path delivered = folder.resolve("delivered");
        run(
                "complete",
                "tiny-image",
                "--network",
                network.toString(),
                "--out",
                delivered.toString(),
                "--package-version",
                "1.1.0");
        assertThat(status).isZero();
        run("install", delivered.resolve("tiny-image/1.1.0").toString());
        assertThat(status).isZero();
        assertThat(run("list"))
                .contains("tiny-image\t1.1.0\timage-classification\tsite-trial\tin use\t")
                .doesNotContain("awaiting");
        assertThat(run("check").lines()).containsExactly("tiny-image 1.1.0: sound");
    }

    @Test
    @Tag("REQ-WSI-08")
    void verifyShouldSayWhetherTheAcceptanceFiguresAreReached() throws IOException {
        Path yaml = copy("tiny-image", models()).resolve("package.yaml");
        String own = Files.readString(yaml);
        Path data = labelled();
        String figures =
                "acceptance: {figures: [{figure: cases, atLeast: 4}, {figure: accuracy, label: high, atLeast: %s}]}\n";

        Files.writeString(yaml, own + figures.formatted("0.9"));
        assertThat(run("verify", "tiny-image", "--data", data.toString(), "--all"))
                .contains("acceptance: high accuracy >= 0.9: 1.0000\n", "acceptance: reached");
        assertThat(status).isZero();
        Files.writeString(yaml, own + figures.formatted("1.1"));
        assertThat(run("verify", "tiny-image", "--data", data.toString(), "--all"))
                .contains("acceptance: high accuracy >= 1.1: 1.0000  NOT REACHED", "acceptance: not reached");
        assertThat(status).isEqualTo(3);
    }

    @Test
    @Tag("REQ-IMG-16")
    void verifyShouldPrintTheFigures() throws IOException {
        copy("tiny-image", models());
        Path data = labelled();

        String text = run("verify", "tiny-image", "--data", data.toString(), "--all");

        assertThat(status).isZero();
        assertThat(text)
                .contains(
                        "4 pictures, 0 unreadable; WITH those it was trained on: no fair figure",
                        "high: 2 positive, threshold 0.3",
                        "AUC          1.0000  (1.0000-1.0000)",
                        "sensitivity  1.0000  (0.3424-1.0000)",
                        "class told   1.0000",
                        "balanced     1.0000")
                .containsPattern("ms a picture, .* of them in the network; peak memory [0-9]+ MB");
    }

    /** Two red pictures, which are high, and two blue ones. */
    private Path labelled() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        List<String> lines = new ArrayList<>(List.of("file,patient,class"));
        for (int i = 0; i < 4; i++) {
            var image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
            for (int p = 0; p < 256; p++) {
                image.setRGB(p % 16, p / 16, (i % 2 == 0 ? Color.RED : Color.BLUE).getRGB());
            }
            ImageIO.write(image, "png", data.resolve(i + ".png").toFile());
            lines.add(i + ".png,P" + i + "," + (i % 2 == 0 ? "high" : "low"));
        }
        Files.write(data.resolve("labels.csv"), lines);
        return data;
    }
}
