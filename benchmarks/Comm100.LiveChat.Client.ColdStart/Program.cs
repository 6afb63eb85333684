using System.Globalization;
using Comm100.LiveChat.Client.ColdStart;
using Comm100.LiveChat.Client.Testing;

// How long a program takes from its start to its first response, and how large it is when it is compiled natively: one that calls with HttpClient
// and a generated contract, the floor, one that calls with the client, and one that calls with Refit bare. All call a service in this process.
// The lines are 'start KIND NAME MILLISECONDS RATIO' and 'size native NAME BYTES OVER', with the ratio to the floor, and the bytes over it;
// in the lines of client/refit it is the ratio to Refit, and the bytes over it.
const int Runs = 42;
const int UncountedRuns = 3;
const int Floor = 0;
const int Client = 1;
const int Refit = 2;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string repository = FindRepository();

(string Name, string Project)[] programs = [("floor", "FloorApp"), ("client", "ClientApp"), ("refit", "RefitApp")];
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
        Console.WriteLine($"size native {app.Name} {app.Length} {app.Length - native[Floor].Length}");
    }

    Console.WriteLine($"size native client/refit {native[Client].Length} {native[Client].Length - native[Refit].Length}");
}

async Task MeasureStartsAsync(List<App> apps)
{
    List<double>[] times = [.. apps.Select(_ => new List<double>())];
    for (int run = -UncountedRuns; run < Runs; run++)
    {
        // In turn, and each comes first, second and last as often as the others, so that a busy machine is so to all.
        for (int place = 0; place < apps.Count; place++)
        {
            int i = (place + run + UncountedRuns) % apps.Count;
            double time = (await apps[i].StartAsync(fake.BaseAddress, fake.AccessToken)).TotalMilliseconds;
            if (run >= 0)
            {
                times[i].Add(time);
            }
        }
    }

    for (int i = 0; i < apps.Count; i++)
    {
        Console.WriteLine($"start {apps[i].Kind} {apps[i].Name} {Median(times[i]):0.0} {Ratio(times[i], times[Floor]):0.00}");
    }

    Console.WriteLine($"start {apps[Client].Kind} client/refit {Median(times[Client]):0.0} {Ratio(times[Client], times[Refit]):0.00}");
}

// The median of the ratios of runs that followed each other.
static double Ratio(IReadOnlyList<double> times, IReadOnlyList<double> others) => Median([.. times.Zip(others, (time, other) => time / other)]);

static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

static string FindRepository()
{
    for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        if (File.Exists(Path.Combine(folder.FullName, "Comm100.LiveChat.Client.sln")))
        {
            return folder.FullName;
        }
    }

    throw new InvalidOperationException("The program must lie inside the repository.");
}
