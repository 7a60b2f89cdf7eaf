package org.portolan.cli;
@picocli.CommandLine.Command final class PortolanCommand implements Runnable { public void run() { } }
