using System.Diagnostics;
using System.Diagnostics.Metrics;
using Comm100.LiveChat.Client.Benchmarks.Adapters;
using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>Measures the cases one after the other. With a scale of 1, a run takes less than a minute.</summary>
/// <param name="responses">The responses of the service.</param>
/// <param name="scale">The factor for the durations.</param>
/// <param name="report">Receives each figure as soon as it is measured.</param>
/// <param name="selectedCases">The names of the cases to measure; empty for all.</param>
internal sealed class QuickRun(CannedResponses responses, double scale, Action<Figure> report, params IReadOnlyCollection<string> selectedCases)
{
    /// <summary>The case that compares numbers of pages ahead.</summary>
    public const string PagesAhead = "pages-ahead";

    /// <summary>Its figure with 4 pages.</summary>
    public const string FourAhead = "4-ahead";

    private const string Concurrent = "concurrent-200";

    private const int Callers = 200;
    private const int CallsPerCaller = 25;
    private const int Cases = 12;

    // The client without pages ahead is the baseline of the case.
    private const string WithoutPagesAhead = "none-ahead";
    private static readonly int[] s_pagesAhead = [4, 16];

    // On a machine that is too busy for this plan, the remaining time is divided among the remaining cases.
    private readonly TimeSpan _planned = TimeSpan.FromSeconds(45 * scale);
    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly List<Figure> _figures = [];
    private int _completedCases;

    /// <summary>The number of lock waits per call with 200 concurrent callers, for the baseline, the client and Refit.</summary>
    public IReadOnlyDictionary<string, double> LockWaits { get; private set; } = new Dictionary<string, double>(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using var service = new CannedService(responses, ResponseTiming.Immediate);
        using var baseline = new BaselineAdapter(service);
        using var client = new ClientAdapter(service);
        using var refit = new RefitAdapter(service);
        using var restSharp = new RestSharpAdapter(service);
        using var restEase = new RestEaseAdapter(service);
        using var flurl = new FlurlAdapter(service);
        LibraryAdapter[] measured = [baseline, client, refit];
        LibraryAdapter[] all = [.. measured, restSharp, restEase, flurl];
        if (selectedCases.Count > 0)
        {
            // With fewer libraries, there is more time for each.
            all = measured;
        }

        await ValueCountCheck.CheckAsync(BenchmarkCase.All, all);

        foreach (BenchmarkCase benchmarkCase in BenchmarkCase.All)
        {
            bool isEnumeration = benchmarkCase.Name == BenchmarkCase.Enumeration;
            await CompareAsync(
                benchmarkCase.Name,
                warmUp: isEnumeration ? 0 : 0.2,
                duration: isEnumeration ? 4.5 : 2.2,
                all.Select((adapter, i) => new Subject(adapter.Name, () => benchmarkCase.Call(adapter), isEnumeration && i >= measured.Length ? 4 : 1)));
        }

        await MeasureTelemetryAsync(client);
        await CompareAsync(BenchmarkCase.Error.Name, 0.3, 1.5, measured.Select(adapter => CreateSubject(adapter, BenchmarkCase.Error)));
        await MeasureAsynchronousResponsesAsync();
        await MeasureOnePageAheadAsync();
        await MeasurePagesAheadAsync();
        string[] unknown = [.. selectedCases.Except(_figures.Select(figure => figure.Case), StringComparer.Ordinal)];
        return unknown.Length == 0 ? _figures : throw new InvalidOperationException($"Unknown case: '{string.Join("', '", unknown)}'.");
    }

    private bool IsSelected(string name) => selectedCases.Count == 0 || selectedCases.Contains(name, StringComparer.Ordinal);

    private static Subject CreateSubject(LibraryAdapter adapter, BenchmarkCase benchmarkCase) => new(adapter.Name, () => benchmarkCase.Call(adapter));

    private async Task CompareAsync(string name, double warmUp, double duration, IEnumerable<Subject> subjects, bool isProcessorTime = true)
    {
        if (!IsSelected(name))
        {
            return;
        }

        double remaining = (_planned - Stopwatch.GetElapsedTime(_begin)).TotalSeconds / ((selectedCases.Count == 0 ? Cases : selectedCases.Count) - _completedCases);
        _completedCases++;
        var comparison = new Comparison(TimeSpan.FromSeconds(warmUp), TimeSpan.FromSeconds(Math.Min(duration * scale, Math.Max(0, remaining))), isProcessorTime);
        foreach (Figure figure in await comparison.MeasureAsync(name, [.. subjects]))
        {
            _figures.Add(figure);
            report(figure);
        }
    }

    /// <summary>Compares the client with listeners to its activities and measurements with the client without listeners.</summary>
    private async Task MeasureTelemetryAsync(ClientAdapter client)
    {
        async Task RepeatWithListenersAsync()
        {
            using var activities = new ActivityListener
            {
                ShouldListenTo = source => source.Name == LiveChatTelemetry.MeterName,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            };
            ActivitySource.AddActivityListener(activities);
            using var measurements = new MeterListener
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    if (instrument.Meter.Name == LiveChatTelemetry.MeterName)
                    {
                        listener.EnableMeasurementEvents(instrument);
                    }
                },
            };
            measurements.SetMeasurementEventCallback<long>((_, _, _, _) => { });
            measurements.SetMeasurementEventCallback<double>((_, _, _, _) => { });
            measurements.Start();
            await RepeatAsync(client);
        }

        // Starting and stopping the listeners takes time, so each measurement has many calls.
        await CompareAsync("telemetry", 0.3, 1.5, [new Subject("without-listeners", () => RepeatAsync(client)), new Subject("with-listeners", RepeatWithListenersAsync)]);

        static async Task RepeatAsync(ClientAdapter client)
        {
            const int Calls = 1000;
            for (int i = 0; i < Calls; i++)
            {
                await client.ReadOneAsync();
            }
        }
    }

    /// <summary>Measures responses that complete asynchronously, with one caller and with 200 concurrent callers.</summary>
    private async Task MeasureAsynchronousResponsesAsync()
    {
        using var service = new CannedService(responses, ResponseTiming.Asynchronous);
        using var baseline = new BaselineAdapter(service);
        using var client = new ClientAdapter(service);
        using var refit = new RefitAdapter(service);
        LibraryAdapter[] all = [baseline, client, refit];
        await CompareAsync("read-one-async", 0.3, 1.5, all.Select(adapter => CreateSubject(adapter, BenchmarkCase.ReadOne)));
        await CompareAsync(Concurrent, 0.3, 2, all.Select(adapter => new Subject(adapter.Name, () => CallConcurrentlyAsync(adapter))), isProcessorTime: false);
        if (!IsSelected(Concurrent))
        {
            return;
        }

        var waits = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (LibraryAdapter adapter in all)
        {
            const int Repetitions = 20;
            long before = Monitor.LockContentionCount;
            for (int i = 0; i < Repetitions; i++)
            {
                await CallConcurrentlyAsync(adapter);
            }

            waits[adapter.Name] = (Monitor.LockContentionCount - before) / (double)(Repetitions * Callers * CallsPerCaller);
        }

        LockWaits = waits;
    }

    private static Task CallConcurrentlyAsync(LibraryAdapter adapter)
    {
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(CallAsync)));

        async Task CallAsync()
        {
            for (int i = 0; i < CallsPerCaller; i++)
            {
                await adapter.ReadOneAsync();
            }
        }
    }

    /// <summary>Measures one page ahead with a service that takes as long to respond as the caller takes to process a page.</summary>
    private async Task MeasureOnePageAheadAsync()
    {
        using var service = new CannedService(responses, ResponseTiming.Delayed);
        using var baseline = new BaselineAdapter(service);
        using var client = new ClientAdapter(service, pagesAhead: 1);
        static Task WorkAsync() => Task.Delay(CannedService.Delay, TimeProvider.System);
        await CompareAsync("prefetch", 0, 2, [new Subject(baseline.Name, () => baseline.EnumerateAsync(WorkAsync)), new Subject(client.Name, () => client.EnumerateAsync(WorkAsync))], isProcessorTime: false);
    }

    /// <summary>Measures pages that are requested at the same time, for a caller that takes no time to process them.</summary>
    private async Task MeasurePagesAheadAsync()
    {
        using var service = new CannedService(responses, ResponseTiming.DelayedWithAllChats);
        using var none = new ClientAdapter(service);
        ClientAdapter[] ahead = [.. s_pagesAhead.Select(count => new ClientAdapter(service, count))];
        static Task WorkAsync() => Task.CompletedTask;
        await CompareAsync(
            PagesAhead,
            0,
            4,
            [new Subject(WithoutPagesAhead, () => none.EnumerateAsync(WorkAsync)), .. ahead.Select((adapter, i) => new Subject($"{s_pagesAhead[i]}-ahead", () => adapter.EnumerateAsync(WorkAsync)))],
            isProcessorTime: false);
        foreach (ClientAdapter adapter in ahead)
        {
            adapter.Dispose();
        }
    }
}
