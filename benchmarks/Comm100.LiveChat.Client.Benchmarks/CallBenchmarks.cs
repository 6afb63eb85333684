using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Comm100.LiveChat.Client.Benchmarks.Adapters;
using Comm100.LiveChat.Client.Benchmarks.Service;

namespace Comm100.LiveChat.Client.Benchmarks;

/// <summary>Measures the cases that all libraries take part in with BenchmarkDotNet.</summary>
[Config(typeof(InProcessConfig))]
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByMethod)]
public class CallBenchmarks : IDisposable
{
    private CannedService _service = null!;
    private LibraryAdapter _adapter = null!;

    [ParamsSource(nameof(Libraries))]
    public string Library { get; set; } = "";

    public static IEnumerable<string> Libraries => LibraryAdapter.Names;

    // Synchronous, because BenchmarkDotNet does not wait for an asynchronous setup when it runs in this process.
    [GlobalSetup]
    public void Setup()
    {
        _service = new CannedService(Task.Run(CannedResponses.CreateAsync).GetAwaiter().GetResult(), ResponseTiming.Immediate);
        _adapter = LibraryAdapter.Create(Library, _service);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    [Benchmark(Description = "read-one")]
    public Task ReadOneAsync() => _adapter.ReadOneAsync();

    [Benchmark(Description = "list-100")]
    public Task ListAsync() => _adapter.ListAsync();

    [Benchmark(Description = "create")]
    public Task CreateAsync() => _adapter.CreateAsync();

    [Benchmark(Description = "settings")]
    public Task UpdateSettingsAsync() => _adapter.UpdateSettingsAsync();

    [Benchmark(Description = "page-100")]
    public Task ReadPageAsync() => _adapter.ReadPageAsync();

    [Benchmark(Description = "enumerate-10000")]
    public Task EnumerateAsync() => _adapter.EnumerateAsync();

    protected virtual void Dispose(bool disposing)
    {
        _adapter.Dispose();
        _service.Dispose();
    }

    /// <summary>Runs the benchmarks in this process, because BenchmarkDotNet 0.14 cannot build for .NET 10.</summary>
    private sealed class InProcessConfig : ManualConfig
    {
        public InProcessConfig()
        {
            AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
            AddColumn(RankColumn.Arabic);
        }
    }
}
