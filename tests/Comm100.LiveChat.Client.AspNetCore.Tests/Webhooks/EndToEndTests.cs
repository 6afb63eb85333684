using Microsoft.Extensions.DependencyInjection;

namespace Comm100.LiveChat.Client.AspNetCore.Tests.Webhooks;

/// <summary>The client registers a webhook, the fake posts the event of its data, and the endpoint calls the handler.</summary>
public sealed class EndToEndTests
{
    [Fact]
    public async Task Events_of_the_fake_are_passed_to_the_typed_handlers()
    {
        var received = new List<LiveChatWebhookEvent>();
        await using WebhookApp app = await WebhookApp.StartAsync(webhooks =>
        {
            webhooks.AddHandler<ChatEndedEvent>((_, ended, _) => Add(ended));
            webhooks.AddHandler<ChatWrappedUpEvent>((_, wrappedUp, _) => Add(wrappedUp));
            webhooks.AddHandler<OfflineMessageSubmittedEvent>((_, submitted, _) => Add(submitted));
        });
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero) });
        LiveChatClient client = fake.CreateClient();
        foreach (WebhookEvent name in WebhookEvent.KnownValues)
        {
            await client.Webhooks.CreateAsync(new Webhook { Event = name, TargetUrl = app.Address.AbsoluteUri });
        }

        DateTimeOffset ended = fake.Now.AddHours(-1);
        Chat chat = fake.Data.Add(new Chat
        {
            Name = "Ann",
            Department = "Support",
            RequestTime = ended.AddMinutes(-5),
            EndTime = ended,
            ChatTranscript = [new ChatMessage { Sender = "Ann", Type = ChatMessageType.Visitor, Time = ended.AddMinutes(-4), Content = "Hello" }],
            Wrapup = new ChatWrapup { Category = "Order" },
        });
        OfflineMessage message = fake.Data.Add(new OfflineMessage { Content = "Please call", Time = ended });
        await fake.Webhooks.WaitForDeliveriesAsync().OrFail();

        fake.Webhooks.Deliveries.Should().HaveCount(3).And.OnlyContain(delivery => delivery.IsSuccess);
        received.Select(one => one.GetType()).Should().Equal(typeof(ChatEndedEvent), typeof(ChatWrappedUpEvent), typeof(OfflineMessageSubmittedEvent));
        var endedEvent = (ChatEndedEvent)received[0];
        endedEvent.ChatId.Should().Be(chat.Id);
        endedEvent.Visitor!.Name.Should().Be("Ann");
        endedEvent.Chat!.EndTime.Should().Be(ended);
        endedEvent.Chat.TranscriptLines.Should().Equal("[10:56:00] Ann: Hello");
        received[1].ChatId.Should().Be(chat.Id);
        ((ChatWrappedUpEvent)received[1]).Wrapup!.Category.Should().Be("Order");
        ((OfflineMessageSubmittedEvent)received[2]).OfflineMessage.Should().BeEquivalentTo(new { message.Id, message.Content, message.Time });
        received.Should().OnlyContain(one => one.AdditionalProperties == null && one.Visitor!.AdditionalProperties == null, "the client knows all fields of the fake");

        Task Add(LiveChatWebhookEvent one)
        {
            received.Add(one);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_handler_that_throws_receives_the_event_again_if_it_is_delivered_again()
    {
        int calls = 0;
        await using WebhookApp app = await WebhookApp.StartAsync(
            webhooks =>
            {
                webhooks.Services.AddDistributedMemoryCache();
                webhooks.AddHandler<ChatEndedEvent>((_, _, _) => ++calls == 1 ? throw new InvalidOperationException() : Task.CompletedTask);
            },
            options => options.DuplicateDetectionPeriod = TimeSpan.FromDays(1));
        await using LiveChatFake fake = await LiveChatFake.StartAsync();

        WebhookDelivery first = (await fake.Webhooks.DeliverAsync("chat_ended", targetUrl: app.Address)).Single();
        WebhookDelivery second = (await fake.Webhooks.DeliverAsync("chat_ended", first.Body, app.Address)).Single();
        WebhookDelivery third = (await fake.Webhooks.DeliverAsync("chat_ended", first.Body, app.Address)).Single();

        ((int?[])[first.StatusCode, second.StatusCode, third.StatusCode]).Should().Equal(500, 200, 200);
        calls.Should().Be(2, "the third delivery is a duplicate");
    }
}
