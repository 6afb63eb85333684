using System.Globalization;
using Comm100.LiveChat.Client.ColdStart;
using Comm100.LiveChat.Client.Testing;

// Measures the time from the start of a program to its first response, and the size of the program with native AOT. There are three programs: one
// with HttpClient and a generated JSON contract (the baseline), one with the client, and one with bare Refit. All call a service in this process.
// The output has the lines 'start KIND NAME MILLISECONDS RATIO' and 'size native NAME BYTES EXTRABYTES', compared with the baseline.
// The lines with the name client/refit compare the client with Refit.
const int Runs = 42;
const int UncountedRuns = 3;
const int Baseline = 0;
const int Client = 1;
const int Refit = 2;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string repository = FindRepository();

(string Name, string Project)[] programs = [("baseline", "BaselineApp"), ("client", "ClientApp"), ("refit", "RefitApp")];
List<App> justInTime = [];
List<App> native = [];
foreach (var (name, project) in programs)
{
    justInTime.Add(await App.BuildAsync(repository, name, project));
    if (!args.Contains("--jit-only", StringComparer.Ordinal))
    {
        native.Add(await App.PublishAsync(repository, name, project));
    }
}

await using LiveChatFake fake = await LiveChatFake.StartAsync();
await MeasureStartsAsync(justInTime);
if (native.Count > 0)
{
    await MeasureStartsAsync(native);
    foreach (App app in native)
    {
        Console.WriteLine($"size native {app.Name} {app.Length} {app.Length - native[Baseline].Length}");
    }

    Console.WriteLine($"size native client/refit {native[Client].Length} {native[Client].Length - native[Refit].Length}");
}

async Task MeasureStartsAsync(List<App> apps)
{
    List<double>[] times = [.. apps.Select(_ => new List<double>())];
    for (int run = -UncountedRuns; run < Runs; run++)
    {
        // Each program is equally often first, second and last, so that load on the machine affects all of them in the same way.
        for (int position = 0; position < apps.Count; position++)
        {
            int i = (position + run + UncountedRuns) % apps.Count;
            double time = (await apps[i].StartAsync(fake.BaseAddress, fake.AccessToken)).TotalMilliseconds;
            if (run >= 0)
            {
                times[i].Add(time);
            }
        }
    }

    for (int i = 0; i < apps.Count; i++)
    {
        Console.WriteLine($"start {apps[i].Kind} {apps[i].Name} {GetMedian(times[i]):0.0} {GetRatio(times[i], times[Baseline]):0.00}");
    }

    Console.WriteLine($"start {apps[Client].Kind} client/refit {GetMedian(times[Client]):0.0} {GetRatio(times[Client], times[Refit]):0.00}");
}

// The median of the ratios within each run.
static double GetRatio(IReadOnlyList<double> times, IReadOnlyList<double> others) => GetMedian([.. times.Zip(others, (time, other) => time / other)]);

static double GetMedian(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

static string FindRepository()
{
    for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Comm100.LiveChat.Client.sln")))
        {
            return folder.FullName;
        }
    }

    throw new InvalidOperationException("The program must be inside the repository.");
}
