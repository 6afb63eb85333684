using System.Globalization;
using BenchmarkDotNet.Running;
using Comm100.LiveChat.Client.Benchmarks;
using Comm100.LiveChat.Client.Benchmarks.Measuring;
using Comm100.LiveChat.Client.Benchmarks.Report;
using Comm100.LiveChat.Client.Benchmarks.Service;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

switch (args.FirstOrDefault())
{
    case "--quick":
        await new QuickRun(await CannedResponses.CreateAsync(), scale: 1, Console.WriteLine, args[1..]).RunAsync();
        return 0;

    case "--report":
        return await PerformanceReport.WriteAsync();

    case "--allocations":
        return await AllocationCheck.PrintAsync();

    case "--check-allocations":
        return await AllocationCheck.CheckAsync();

    case "--update-allocations":
        return await AllocationCheck.UpdateAsync();

    case "--repeat":
        return await Repetition.RunAsync(args);

    case "--help":
        Console.WriteLine("""
            --quick [CASE…]                 Prints the ratios to the baseline within a minute, in lines CASE LIBRARY time R bytes R.
                                            The lines with client/refit are the ratios of the client to Refit.
                                            With cases, measures only these, and only for the baseline, the client and Refit.
            --report                        Writes docs/performance.md and its chart, including start times and sizes.
            --allocations                   Prints the allocated bytes per call of the client and of bare Refit.
            --check-allocations             Compares the allocated bytes with benchmarks/allocations.json, and the client with Refit.
            --update-allocations            Writes benchmarks/allocations.json.
            --repeat CASE LIBRARY SECONDS   Repeats one case of one library, for a profiler.
            Other arguments, such as --filter '*', are passed to BenchmarkDotNet.
            """);
        return 0;

    default:
        BenchmarkSwitcher.FromAssembly(typeof(CallBenchmarks).Assembly).Run(args);
        return 0;
}
