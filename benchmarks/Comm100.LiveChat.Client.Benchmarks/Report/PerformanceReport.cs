using System.Globalization;
using System.Text;
using Comm100.LiveChat.Client.Benchmarks.Adapters;
using Comm100.LiveChat.Client.Benchmarks.Measuring;
using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Report;

/// <summary>Writes the figures between the markers of docs/performance.md, and the chart. The rest of the page is written by hand.</summary>
internal static class PerformanceReport
{
    private const string Command = "dotnet run -c Release --project benchmarks/Comm100.LiveChat.Client.Benchmarks -- --report";
    private const string Begin = "<!-- figures: begin, written by the benchmark program -->";
    private const string End = "<!-- figures: end -->";

    // Long enough to make short periods of load irrelevant.
    private const double Scale = 4;

    public static async Task<int> WriteAsync()
    {
        string page = Path.Combine(Repository.Root, "docs", "performance.md");
        string text = await File.ReadAllTextAsync(page);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < Begin.Length || end < begin)
        {
            throw new InvalidOperationException($"docs/performance.md must contain the markers '{Begin}' and '{End}', in this order.");
        }

        var run = new QuickRun(await CannedResponses.CreateAsync(), Scale, Console.WriteLine);
        IReadOnlyList<Figure> figures = await run.RunAsync();
        StartFigures starts = await StartFigures.MeasureAsync();
        await File.WriteAllTextAsync(Path.Combine(Repository.Root, "docs", "performance.svg"), Chart.Draw(figures));
        await File.WriteAllTextAsync(page, text[..begin] + "\n\n" + FormatFigures(figures, run.LockWaits, starts) + "\n" + text[end..]);
        Console.WriteLine("Updated docs/performance.md and docs/performance.svg.");
        return 0;
    }

    private static string FormatFigures(IReadOnlyList<Figure> figures, IReadOnlyDictionary<string, double> lockWaits, StartFigures starts)
    {
        var text = new StringBuilder();
        AppendLine(text, $"Measured on: {Machine.Describe()}.");
        AppendLine(text, $"");
        AppendLine(text, $"```bash");
        AppendLine(text, $"{Command}");
        AppendLine(text, $"```");
        AppendLine(text, $"");
        AppendLine(text, $"## Targets");
        AppendLine(text, $"");
        AppendLine(text, $"| Target | Compared with | Limit | Measured | Met |");
        AppendLine(text, $"|---|---|---|---|---|");
        foreach (Target target in Target.From(figures, starts))
        {
            AppendLine(text, $"| {target.Name} | {target.ComparedWith} | {target.LimitText} | {target.ValueText} | {(target.IsMet ? "yes" : "**no**")} |");
        }

        AppendLine(text, $"");
        AppendLine(text, $"![Time and allocated bytes of each library compared with the baseline](performance.svg)");
        AppendLine(text, $"");
        AppendLine(text, $"## Calls");
        AppendLine(text, $"");
        AppendLine(text, $"| Case | Library | Time | Ratio | Bytes | Ratio |");
        AppendLine(text, $"|---|---|---:|---:|---:|---:|");
        // The targets contain the comparison with Refit.
        Figure[] baselineFigures = [.. figures.Where(figure => figure.Library != Figure.ClientToRefit)];
        string[] names = [.. BenchmarkCase.All.Select(benchmarkCase => benchmarkCase.Name)];
        foreach (Figure figure in baselineFigures.Where(figure => names.Contains(figure.Case, StringComparer.Ordinal)))
        {
            AppendRow(text, figure);
        }

        AppendLine(text, $"");
        foreach (BenchmarkCase benchmarkCase in BenchmarkCase.All)
        {
            AppendLine(text, $"- `{benchmarkCase.Name}`: {benchmarkCase.Description}.");
        }

        AppendLine(text, $"");
        AppendLine(text, $"## Special cases");
        AppendLine(text, $"");
        AppendLine(text, $"| Case | Measured | Time | Ratio | Bytes | Ratio |");
        AppendLine(text, $"|---|---|---:|---:|---:|---:|");
        foreach (Figure figure in baselineFigures.Where(figure => !names.Contains(figure.Case, StringComparer.Ordinal)))
        {
            AppendRow(text, figure);
        }

        AppendLine(text, $"");
        AppendLine(text, $"- `telemetry`: 1,000 times `read-one` with an `ActivityListener` and a `MeterListener` for the client, compared with the client without listeners.");
        AppendLine(text, $"- `error`: {BenchmarkCase.Error.Description}. The baseline also reads the code and the message in the body.");
        AppendLine(text, $"- `read-one-async`: `read-one` with a response that completes asynchronously, as it does with a network.");
        AppendLine(text, $"- `concurrent-200`: the same with 200 concurrent callers and 25 calls each. Lock waits per call: {lockWaits[LibraryAdapter.Client]:0.00000} for the client, {lockWaits[LibraryAdapter.Refit]:0.00000} for Refit, and {lockWaits[LibraryAdapter.Baseline]:0.00000} for the baseline.");
        AppendLine(text, $"- `prefetch`: the enumeration of 1,000 chats; the client requests one page ahead. The service takes {CannedService.Delay.TotalMilliseconds:0} ms to respond, and the caller takes {CannedService.Delay.TotalMilliseconds:0} ms to process a page.");
        AppendLine(text, $"- `{QuickRun.PagesAhead}`: the enumeration of 10,000 chats in 100 pages without pages ahead, and with `MaxPagesAhead` 4 and 16. The service takes {CannedService.Delay.TotalMilliseconds:0} ms to respond, and the caller takes no time.");
        AppendLine(text, $"");
        AppendLine(text, $"## Cold start and size");
        AppendLine(text, $"");
        AppendLine(text, $"The time from the start of a process to its first response, from a service on the same machine. Each program uses one group, `Bans`.");
        AppendLine(text, $"");
        AppendLine(text, $"| Program | Start | Ratio | Size | Difference from the baseline |");
        AppendLine(text, $"|---|---:|---:|---:|---:|");
        foreach (StartFigure start in starts.Starts.Where(start => start.Name != Figure.ClientToRefit))
        {
            SizeFigure? size = start.Kind == "native" ? starts.Sizes.Find(size => size.Name == start.Name) : null;
            FormattableString sizes = size is null ? $"|" : (FormattableString)$"{size.Bytes / 1e6:0.00} MB | {size.ExtraBytes / 1e6:0.00} MB";
            AppendLine(text, $"| {start.Name}, {(start.Kind == "jit" ? ".NET 10, just-in-time compilation" : ".NET 8, native AOT")} | {start.Milliseconds:0.0} ms | {start.Ratio:0.00} | {sizes.ToString(CultureInfo.InvariantCulture)} |");
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, Figure figure) =>
        AppendLine(text, $"| {figure.Case} | {figure.Library} | {FormatTime(figure.Nanoseconds)} | {figure.Time:0.00} | {figure.BytesPerCall:#,0} | {figure.Bytes:0.00} |");

    private static string FormatTime(double nanoseconds) => nanoseconds switch
    {
        < 1e5 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0.00} µs"),
        < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.0} ms"),
    };

    private static void AppendLine(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
