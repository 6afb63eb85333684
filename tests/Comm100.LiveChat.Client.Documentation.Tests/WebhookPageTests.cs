using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using Comm100.LiveChat.Client.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>Runs the programs that receive webhooks, in docs/webhooks.md and the README of the ASP.NET Core package, with events of the fake.</summary>
public sealed class WebhookPageTests
{
    private const string Secret = "f3a1c6d27b9e4085a1b2";

    [Theory]
    [InlineData("docs/webhooks.md")]
    [InlineData("src/Comm100.LiveChat.Client.AspNetCore/README.md")]
    public async Task The_program_receives_events(string page)
    {
        CodeBlock block = Repository.GetMarkdown(page).Blocks.First(block => block.Text.Contains("MapLiveChatWebhooks", StringComparison.Ordinal) && block.Language == "csharp");
        CSharpCompilation compilation = BlockCompiler.Compile(block);
        string.Join(Environment.NewLine, BlockCompiler.GetProblems(compilation, block)).Should().BeEmpty();
        using var image = new MemoryStream();
        compilation.Emit(image).Success.Should().BeTrue();
        image.Position = 0;
        MethodInfo main = new AssemblyLoadContext(page).LoadFromStream(image).EntryPoint!;
        string[] args = ["--urls=http://127.0.0.1:0", $"--LiveChatWebhooks:Secret={Secret}", "--Logging:LogLevel:Default=None"];

        using var hosts = new HostListener();
        Task run = Task.Run(() =>
        {
            hosts.ListenToThisFlow();
            return main.Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, [args], culture: null);
        });
        IHost host = await hosts.Built.OrFail();
        IHostApplicationLifetime lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        var started = new TaskCompletionSource();
        lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.OrFail();
        var address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        WebhookDelivery accepted = (await fake.Webhooks.DeliverAsync("chat_ended", targetUrl: new Uri(address, "/hooks/" + Secret))).Single();
        WebhookDelivery rejected = (await fake.Webhooks.DeliverAsync("chat_ended", targetUrl: new Uri(address, "/hooks/wrong"))).Single();
        lifetime.StopApplication();
        await run.OrFail();

        ((HttpStatusCode?)accepted.StatusCode).Should().Be(HttpStatusCode.OK, accepted.Error);
        ((HttpStatusCode?)rejected.StatusCode).Should().Be(HttpStatusCode.NotFound, rejected.Error);
    }

    /// <summary>Gets the host that a program builds, as test servers do. Hosts of other tests are ignored.</summary>
    private sealed class HostListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly TaskCompletionSource<IHost> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly AsyncLocal<bool> _isFlow = new();
        private readonly List<IDisposable> _subscriptions = [];

        public HostListener() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public Task<IHost> Built => _built.Task;

        public void ListenToThisFlow() => _isFlow.Value = true;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == "HostBuilt" && _isFlow.Value)
            {
                _built.TrySetResult((IHost)value.Value!);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (IDisposable subscription in _subscriptions)
            {
                subscription.Dispose();
            }
        }
    }
}
