using System.Reflection;
using System.Runtime.Loader;
using Comm100.LiveChat.Client.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Documentation.Tests;

/// <summary>Runs the examples of docs/calls.md against the fake, and compares its table with the options.</summary>
public sealed class CallsPageTests
{
    private const string Page = "docs/calls.md";

    [Fact]
    public async Task The_examples_run()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();

        // The time of this clock does not pass, so the timeouts of the examples do not end.
        using LiveChatClient client = fake.CreateClient(options => options.TimeProvider = new FakeTimeProvider());

        foreach (CodeBlock block in Repository.GetMarkdown(Page).Blocks.Where(block => block.Language == "csharp"))
        {
            await RunAsync(block, client);
        }

        fake.Requests.Select(request => request.OperationId).Should().Equal("Bans.get", "Bans.list", "Webhooks.list", "Bans.list", "Bans.get");
        fake.Requests.Select(request => request.Headers.TryGetValue("X-Job", out string? job) ? job : null).Should().Equal(null, "nightly", "nightly", null, null);
    }

    [Fact]
    public void The_tables_contain_every_property()
    {
        Repository.GetMarkdown(Page).GetTable("Options of a call").Select(row => row[0].Trim('`')).Should().BeEquivalentTo(typeof(LiveChatCallOptions).GetProperties().Select(property => property.Name));
        Repository.GetMarkdown(Page).GetTable("The response").Select(row => row[0].Trim('`')).Should().BeEquivalentTo(typeof(LiveChatResponseInfo).GetProperties().Select(property => property.Name));
    }

    private static async Task RunAsync(CodeBlock block, LiveChatClient client)
    {
        CSharpCompilation compilation = BlockCompiler.Compile(block);
        using var image = new MemoryStream();
        compilation.Emit(image).Success.Should().BeTrue();
        image.Position = 0;
        var context = new AssemblyLoadContext(Page, isCollectible: true);
        try
        {
            Assembly assembly = context.LoadFromStream(image);
            assembly.GetType("ExampleContext")!.GetProperty("client")!.SetValue(obj: null, client);

            // The entry point blocks until the example ends, so it runs on a separate thread.
            await Task.Run(() => assembly.EntryPoint!.Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, [Array.Empty<string>()], culture: null));
        }
        finally
        {
            context.Unload();
        }
    }
}
