package io.xinglin.cli.demo;

import io.xinglin.cli.account.AccountRequests;
import io.xinglin.cli.peer.Clinician;
import io.xinglin.cli.peer.Hl7Messages;
import io.xinglin.cli.peer.Hl7Peer;
import io.xinglin.cli.peer.HttpPeer;
import io.xinglin.cli.peer.PacsPeer;
import io.xinglin.core.account.Role;
import io.xinglin.imaging.dicom.DimseNetwork;
import io.xinglin.imaging.dicom.Part10Files;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code xinglin demo}: plays a small hospital against the running server and says what came back. The launcher builds
 * and starts the server first. Exit status 1 when any step failed.
 */
@Command(name = "demo", description = "Plays a small hospital against the running server.")
public final class DemoCommand implements Callable<Integer> {
    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    @Option(names = "--home", required = true, description = "The server's XINGLIN_HOME.")
    private Path home;

    @Option(names = "--port-offset", defaultValue = "0", description = "Added to every port of the server.")
    private int portOffset;

    @Option(names = "--images", description = "Folder of DICOM files or pictures to play instead of the phantom.")
    private Path images;

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        var narrator = new Narrator(out);
        var endpoints = Endpoints.at(portOffset);
        var folder = Files.createTempDirectory("xinglin-demo");
        var files = new Part10Files();
        try (var hl7 = new Hl7Peer(endpoints.mllpPort());
                var pacs = new PacsPeer(new DimseNetwork(), files, folder)) {
            hl7.listen(endpoints.oruPort());
            pacs.listen(Endpoints.PACS_AE, endpoints.pacsPort());
            var accounts = new AccountRequests(home);
            String clientPassword = accounts.reset("demo-client", Role.API_CLIENT);
            String clinicianPassword = accounts.reset("demo-clinician", Role.CLINICIAN);
            var emr = new HttpPeer(endpoints.web(), "demo-client", clientPassword);
            var now = LocalDateTime.now(ZoneId.systemDefault());
            var studies = new DemoImages(files, now).studies(images, folder);
            var messages = new Hl7Messages(now, RUN.format(now));
            var hospital = new Hospital(narrator, endpoints, hl7, pacs, emr, messages);
            hospital.waitForAccounts();
            hospital.playImaging(studies);
            hospital.playSigning(
                    studies.get(0), new Clinician(browser(endpoints)), "demo-clinician", clinicianPassword);
            hospital.playNote(studies.get(0).subject());
            hospital.playDicomWeb(studies.get(0));
            out.println();
            out.println(
                    narrator.failures() == 0
                            ? "All steps passed. The server keeps running; stop it with: ./xinglin stop"
                            : narrator.failures() + " step(s) failed; see the lines marked !! and: ./xinglin logs");
            whereToLook(out, endpoints, clinicianPassword);
            return narrator.failures() == 0 ? 0 : 1;
        } finally {
            delete(folder);
        }
    }

    private static HttpPeer browser(Endpoints endpoints) {
        return new HttpPeer(endpoints.web(), "", "");
    }

    private static void whereToLook(PrintStream out, Endpoints endpoints, String password) {
        out.println("Work list:  " + endpoints.web().resolve("worklist.xhtml"));
        out.println("            user demo-clinician, password " + password + " (a new one each time)");
        out.println("FHIR:       " + endpoints.web().resolve("fhir/metadata"));
    }

    private static void delete(Path folder) throws java.io.IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The note the demo sends; synthetic. */
    static final List<String> NOTE = List.of(
            "主诉：突发头痛伴呕吐2小时。",
            "现病史：患者2小时前无明显诱因下突发头痛，以枕部为主，呈持续性胀痛，伴恶心、呕吐3次，为胃内容物，无发热、抽搐，"
                    + "无肢体乏力，无大小便失禁。急来我院就诊，查头颅CT“右侧基底节区高密度影”，考虑“脑出血”，予静滴“甘露醇”治疗。",
            "既往史：高血压病史10年，口服“氨氯地平”，否认糖尿病、冠心病病史。",
            "家族史：父亲患高血压。");
}
