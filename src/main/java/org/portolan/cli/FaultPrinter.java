package org.portolan.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import org.portolan.release.files.ReleaseException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says what of the surroundings failed, in one line that names file or port. Only a fault of the program itself prints
 * a stack trace.
 */
final class FaultPrinter implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("portolan: " + describe(fault));
        if (isOurs(fault)) {
            err.println("This is a fault of Portolan itself. Please report it with the lines below.");
            fault.printStackTrace(err);
        }
        return ExitCode.SURROUNDINGS.number();
    }

    private static boolean isOurs(Exception fault) {
        return fault instanceof RuntimeException && !(fault instanceof UncheckedIOException)
                && !(fault instanceof ReadOnlyFileSystemException);
    }

    private static String describe(Exception fault) {
        if (fault instanceof ReleaseException) {
            return fault.getMessage();
        }
        if (fault instanceof UncheckedIOException wrapped) {
            return describe(wrapped.getCause());
        }
        if (fault instanceof AccessDeniedException denied) {
            return denied.getFile()
                    + ": no permission to read or write it. Change its permissions, or name another folder.";
        }
        if (fault instanceof NoSuchFileException missing) {
            return missing.getFile() + ": does not exist.";
        }
        if (fault instanceof FileSystemException file) {
            return file.getFile() + ": "
                    + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason());
        }
        if (fault instanceof IOException && fault.getMessage() != null) {
            return fault.getMessage();
        }
        return fault.toString();
    }
}
