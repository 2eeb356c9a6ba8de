package io.xinglin.cli;

import io.xinglin.cli.account.AccountCommand;
import io.xinglin.cli.demo.DemoCommand;
import io.xinglin.cli.diagnose.DiagnoseCommand;
import io.xinglin.cli.diagnose.TriageCommand;
import io.xinglin.cli.dicom.DicomCommand;
import io.xinglin.cli.drg.DrgCommand;
import io.xinglin.cli.ecg.EcgCommand;
import io.xinglin.cli.icd.IcdCommand;
import io.xinglin.cli.imaging.ImagingCommand;
import io.xinglin.cli.lung.LungCommand;
import io.xinglin.cli.model.ModelCommand;
import io.xinglin.cli.nlp.NlpCommand;
import io.xinglin.cli.phantom.PhantomCommand;
import io.xinglin.cli.privacy.DeidentifyCommand;
import io.xinglin.cli.privacy.ReidentifyCommand;
import io.xinglin.cli.search.SearchCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The entry point of {@code target/xinglin-cli.jar}; each subcommand group lives in a package of its own.
 *
 * <p>Input and output are UTF-8 whatever the locale says. Exit status: 0 done, 1 some input failed or the work failed, 2
 * wrong usage.
 */
@Command(
        name = "xinglin",
        mixinStandardHelpOptions = true,
        version = "xinglin 0.1.0",
        description = "Xinglin's engines on the command line.",
        subcommands = {
            AccountCommand.class,
            DeidentifyCommand.class,
            DemoCommand.class,
            DiagnoseCommand.class,
            DicomCommand.class,
            DrgCommand.class,
            EcgCommand.class,
            IcdCommand.class,
            ImagingCommand.class,
            LungCommand.class,
            ModelCommand.class,
            NlpCommand.class,
            PhantomCommand.class,
            ReidentifyCommand.class,
            SearchCommand.class,
            TriageCommand.class
        })
public final class XinglinCli implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.setOut(utf8(new FileOutputStream(FileDescriptor.out)));
        System.setErr(utf8(new FileOutputStream(FileDescriptor.err)));
        System.exit(run(System.out, System.err, args));
    }

    /** Runs one command; for tests and for callers inside the same process. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        return new CommandLine(new XinglinCli())
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(XinglinCli::failed)
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a subcommand is needed");
    }

    /** The one place where a failure becomes an exit status; the stack trace is shown only when asked for. */
    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        command.getErr().println("xinglin: " + text);
        if (System.getenv("XINGLIN_DEBUG") != null) {
            failure.printStackTrace(command.getErr());
        }
        return 1;
    }

    private static PrintStream utf8(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
