using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Calls each operation of the campaign groups, and checks the request and the result.</summary>
public sealed class CampaignOperationTests : ClientTest
{
    [Fact]
    public async Task Campaigns_are_listed_created_updated_and_deleted()
    {
        IReadOnlyList<Campaign> before = await Client.Campaigns.ListAsync();
        AssertSent("Campaigns.list", "GET", "/campaigns");
        before.Should().NotBeEmpty();

        Campaign created = await Client.Campaigns.CreateAsync(new Campaign { Name = "Summer", Language = "English" });
        AssertSent("Campaigns.create", "POST", "/campaigns", """{"name":"Summer","language":"English"}""");
        created.Id.Should().BePositive();

        Campaign updated = await Client.Campaigns.UpdateAsync(created.Id!.Value, new Campaign { Id = 99, Description = "All of it" });
        AssertSent("Campaigns.update", "PUT", $"/campaigns/{created.Id}", """{"description":"All of it"}""");
        updated.Should().BeEquivalentTo(new { created.Id, Name = "Summer", Language = "English", Description = "All of it" });

        await Client.Campaigns.DeleteAsync(created.Id.Value);
        AssertSent("Campaigns.delete", "DELETE", $"/campaigns/{created.Id}");
        (await Client.Campaigns.ListAsync()).Should().HaveSameCount(before);
        await FluentActions.Awaiting(() => Client.Campaigns.DeleteAsync(created.Id.Value)).Should().ThrowAsync<LiveChatNotFoundException>();
    }

    [Fact]
    public async Task A_campaign_requires_a_unique_name_and_a_language()
    {
        (await FluentActions.Awaiting(() => Client.Campaigns.CreateAsync(new Campaign())).Should().ThrowAsync<ArgumentException>()).WithMessage("*'name', 'language'*");
        Fake.Requests.Should().BeEmpty();

        Campaign first = (await Client.Campaigns.ListAsync())[0];
        await FluentActions.Awaiting(() => Client.Campaigns.CreateAsync(new Campaign { Name = first.Name, Language = "English" })).Should().ThrowAsync<LiveChatConflictException>();
    }

    [Fact]
    public async Task The_installation_code_is_read()
    {
        InstallationCode code = await Client.InstallationCode.GetAsync(1);

        AssertSent("InstallationCode.get", "GET", "/campaigns/1/code");
        code.Code.Should().Contain("<script");
    }

    [Fact]
    public async Task Fields_of_a_chat_window_that_are_not_sent_do_not_change()
    {
        ChatWindow before = await Client.ChatWindow.GetAsync(1);
        AssertSent("ChatWindow.get", "GET", "/campaigns/1/chatWindow");

        ChatWindow after = await Client.ChatWindow.UpdateAsync(1, new ChatWindow
        {
            Style = ChatWindowStyle.Simple,
            CustomCSS = "",
            Options = new ChatWindowOptions { Email = new ChatWindowOptionsEmail { FromName = "Support" } },
            Advanced = new ChatWindowAdvanced { TimeAutoEndChatWhenVisitorInactivity = 0 },
            Header = new ChatWindowHeader { Banner = new ChatWindowHeaderBanner { ImageType = ImageSource.Gallery } },
        });
        AssertSent(
            "ChatWindow.update",
            "PUT",
            "/campaigns/1/chatWindow",
            """{"style":"simple","customCSS":"","options":{"email":{"fromName":"Support"}},"advanced":{"timeAutoEndChatWhenVisitorInactivity":0},"header":{"banner":{"imageType":"gallery"}}}""");
        after.Style.Should().Be(ChatWindowStyle.Simple);
        after.CustomCSS.Should().BeEmpty();
        after.Advanced!.TimeAutoEndChatWhenVisitorInactivity.Should().Be(0);
        after.Advanced.CustomJS.Should().Be(before.Advanced!.CustomJS).And.NotBeNull();
        after.Options!.Email!.FromName.Should().Be("Support");
        after.Options.Email.FromEmail.Should().Be(before.Options!.Email!.FromEmail).And.NotBeNull();
        after.Body.Should().BeEquivalentTo(before.Body).And.NotBeNull();
    }

    [Fact]
    public async Task The_fields_of_a_pre_chat_form_keep_their_ids()
    {
        PreChat form = await Client.PreChat.GetAsync(1);
        AssertSent("PreChat.get", "GET", "/campaigns/1/prechat");

        form.Fields![0].Name = "Your name";
        PreChat after = await Client.PreChat.UpdateAsync(1, new PreChat
        {
            Fields = [form.Fields[0], new Field { Name = "Order", Type = FieldType.Text, IsRequired = true }],
            SocialLogin = new PreChatSocialLogin { IsUseGoogle = false },
        });
        AssertSent("PreChat.update", "PUT", "/campaigns/1/prechat");
        JsonNode body = JsonNode.Parse(LastRequest.Body)!;
        ((long)body["fields"]![0]!["id"]!).Should().Be(form.Fields[0].Id!.Value);
        body["fields"]![0]!.AsObject().Should().NotContainKey("isSystem");
        body["fields"]![1]!.ToJsonString().Should().Be("""{"name":"Order","type":"text","isRequired":true}""");

        after.Fields.Should().HaveCount(2);
        after.Fields![0].Should().BeEquivalentTo(new { form.Fields[0].Id, form.Fields[0].IsSystem, Name = "Your name" });
        after.Fields[1].Id.Should().BePositive();
        after.FieldLayout.Should().Be(form.FieldLayout);
        after.SocialLogin!.IsUseGoogle.Should().BeFalse();
    }

    [Fact]
    public async Task A_post_chat_form_is_read_and_updated()
    {
        PostChat form = await Client.PostChat.GetAsync(1);
        AssertSent("PostChat.get", "GET", "/campaigns/1/postchat");

        PostChat after = await Client.PostChat.UpdateAsync(1, new PostChat { IsEnable = false, FieldLayout = FieldLayout.Horizontal });
        AssertSent("PostChat.update", "PUT", "/campaigns/1/postchat", """{"isEnable":false,"fieldLayout":"horizontal"}""");
        after.FieldLayout.Should().Be(FieldLayout.Horizontal);
        after.Fields.Should().BeEquivalentTo(form.Fields).And.NotBeEmpty();
    }

    [Fact]
    public async Task An_offline_message_form_is_read_and_updated()
    {
        OfflineMessageForm form = await Client.OfflineMessageForm.GetAsync(1);
        AssertSent("OfflineMessageForm.get", "GET", "/campaigns/1/offlineMessage");

        OfflineMessageForm after = await Client.OfflineMessageForm.UpdateAsync(1, new OfflineMessageForm
        {
            IsUseOwnPage = true,
            Page = new OfflineMessageFormPage { Url = "https://www.example.com/contact" },
            Header = new OfflineMessageFormHeader { TeamName = "" },
        });
        AssertSent("OfflineMessageForm.update", "PUT", "/campaigns/1/offlineMessage", """{"isUseOwnPage":true,"page":{"url":"https://www.example.com/contact"},"header":{"teamName":""}}""");
        after.Page.Should().BeEquivalentTo(new { Url = "https://www.example.com/contact", form.Page!.IsOpenInNewWindow });
        after.Header!.TeamName.Should().BeEmpty();
    }

    [Fact]
    public async Task The_fields_of_the_wrap_up_form_are_replaced()
    {
        IReadOnlyList<Field> fields = await Client.AgentWrapup.GetAsync(1);
        AssertSent("AgentWrapup.get", "GET", "/campaigns/1/agentWrapup");
        fields.Should().NotBeEmpty();

        IReadOnlyList<Field> after = await Client.AgentWrapup.UpdateAsync(1, [.. fields.Take(1), new Field { Name = "Mood", Type = FieldType.Select, Options = "good" }]);
        AssertSent("AgentWrapup.update", "PUT", "/campaigns/1/agentWrapup");
        after.Should().HaveCount(2);
        after[0].Should().BeEquivalentTo(fields[0]);
        after[1].Should().BeEquivalentTo(new { Name = "Mood", Options = "good", Type = FieldType.Select });
        (await Client.AgentWrapup.GetAsync(1)).Should().BeEquivalentTo(after);

        (await Client.AgentWrapup.UpdateAsync(1, [])).Should().BeEmpty();
        AssertSent("AgentWrapup.update", "PUT", "/campaigns/1/agentWrapup", "[]");
    }

    [Fact]
    public async Task UpdateStyle_sends_only_the_style_of_an_invitation()
    {
        Invitation invitation = await Client.Invitation.GetAsync(1);
        AssertSent("Invitation.get", "GET", "/campaigns/1/invitation");
        invitation.AutoInvitations.Should().NotBeEmpty();

        invitation.Style = InvitationStyle.ChatWindow;
        Invitation after = await Client.Invitation.UpdateStyleAsync(1, invitation);
        AssertSent("Invitation.updateStyle", "PUT", "/campaigns/1/invitation", """{"style":"chatwindow"}""");
        after.Should().BeEquivalentTo(invitation);
    }

    [Fact]
    public async Task Fields_of_the_manual_invitation_that_are_not_sent_do_not_change()
    {
        InvitationWindow before = (await Client.Invitation.GetAsync(1)).ManualInvitation!;

        InvitationWindow after = await Client.Invitation.UpdateManualAsync(1, new InvitationWindow
        {
            Message = new InvitationWindowMessage { Content = "Hello" },
            Popup = new InvitationWindowPopup { Position = InvitationPosition.BottomLeft, CloseFrame = new InvitationWindowFrame { Width = 12.5 } },
        });
        AssertSent("Invitation.updateManual", "PUT", "/campaigns/1/invitation/manualInvitation", """{"message":{"content":"Hello"},"popup":{"position":"bottomLeft","closeFrame":{"width":12.5}}}""");
        after.Message!.Font.Should().Be(before.Message!.Font).And.NotBeNull();
        after.Popup!.CloseFrame.Should().BeEquivalentTo(new { Width = 12.5, before.Popup!.CloseFrame!.Height });
    }

    [Fact]
    public async Task Automatic_invitations_are_created_read_updated_and_deleted()
    {
        int count = (await Client.Invitation.GetAsync(1)).AutoInvitations!.Count;

        AutoInvitation created = await Client.Invitation.CreateAutoAsync(1, new AutoInvitation
        {
            Name = "Second visit",
            Conditions = Conditions.Expression("1 and not 2", new Condition("visits", "moreThan", "1"), new Condition("country", "is", "")),
        });
        AssertSent(
            "Invitation.createAuto",
            "POST",
            "/campaigns/1/invitation/autoInvitations",
            """{"name":"Second visit","conditions":{"when":"logicalExpression","logicalExpression":"1 and not 2","list":[{"number":1,"field":"visits","operator":"moreThan","value":"1"},{"number":2,"field":"country","operator":"is","value":""}]}}""");
        long id = created.Id!.Value;

        (await Client.Invitation.GetAutoAsync(1, id)).Should().BeEquivalentTo(created);
        AssertSent("Invitation.getAuto", "GET", $"/campaigns/1/invitation/autoInvitations/{id}");

        created.IsEnable = true;
        AutoInvitation updated = await Client.Invitation.UpdateAutoAsync(1, id, created);
        AssertSent("Invitation.updateAuto", "PUT", $"/campaigns/1/invitation/autoInvitations/{id}");
        JsonNode.Parse(LastRequest.Body)!.AsObject().Should().NotContainKey("id");
        updated.Should().BeEquivalentTo(created);
        (await Client.Invitation.GetAsync(1)).AutoInvitations.Should().HaveCount(count + 1);

        await Client.Invitation.DeleteAutoAsync(1, id);
        AssertSent("Invitation.deleteAuto", "DELETE", $"/campaigns/1/invitation/autoInvitations/{id}");
        await FluentActions.Awaiting(() => Client.Invitation.GetAutoAsync(1, id)).Should().ThrowAsync<LiveChatNotFoundException>();
    }

    [Fact]
    public async Task Routing_rules_are_sent_with_the_ids_of_rules_and_targets()
    {
        RoutingRules rules = await Client.RoutingRules.GetAsync(1);
        AssertSent("RoutingRules.get", "GET", "/campaigns/1/routingrules");
        rules.Rules.Should().NotBeEmpty();

        RoutingRules after = await Client.RoutingRules.UpdateAsync(1, new RoutingRules
        {
            Type = RoutingType.Rules,
            SimpleRouteToId = 3,
            SimpleRoutePriority = RoutePriority.Highest,
            Fail = new RoutingRulesFail { RouteToId = 4 },
        });
        AssertSent("RoutingRules.update", "PUT", "/campaigns/1/routingrules", """{"type":"rules","simpleRouteToId":3,"simpleRoutePriority":"highest","fail":{"routeToId":4}}""");
        after.SimpleRouteToId.Should().Be(3);
        after.Fail!.RouteToId.Should().Be(4);
        after.Rules.Should().BeEquivalentTo(rules.Rules);

        after.Rules![0].Order = 9;
        RoutingRules replaced = await Client.RoutingRules.UpdateAsync(1, new RoutingRules { Rules = [after.Rules[0]] });
        ((long)JsonNode.Parse(LastRequest.Body)!["rules"]![0]!["id"]!).Should().Be(after.Rules[0].Id!.Value);
        replaced.Rules.Should().ContainSingle().Which.Should().BeEquivalentTo(after.Rules[0]);

        (await Client.RoutingRules.UpdateAsync(1, new RoutingRules { Rules = [] })).Rules.Should().BeEmpty();
        AssertSent("RoutingRules.update", "PUT", "/campaigns/1/routingrules", """{"rules":[]}""");
    }

    [Fact]
    public async Task Custom_rules_are_created_read_updated_and_deleted()
    {
        CustomRule created = await Client.RoutingRules.CreateCustomRuleAsync(1, new CustomRule
        {
            IsEnable = true,
            Name = "Sales",
            Conditions = Conditions.Any(new Condition("url", "contains", "/shop")),
            RouteToObject = RouteTarget.Department,
            RouteToId = 2,
        });
        AssertSent(
            "RoutingRules.createCustomRule",
            "POST",
            "/campaigns/1/routingrules/customrules",
            """{"isEnable":true,"name":"Sales","conditions":{"when":"any","list":[{"number":1,"field":"url","operator":"contains","value":"/shop"}]},"routeToObject":"department","routeToId":2}""");
        long id = created.Id!.Value;

        (await Client.RoutingRules.GetCustomRuleAsync(1, id)).Should().BeEquivalentTo(created);
        AssertSent("RoutingRules.getCustomRule", "GET", $"/campaigns/1/routingrules/customrules/{id}");

        created.RoutePriority = RoutePriority.Low;
        (await Client.RoutingRules.UpdateCustomRuleAsync(1, id, created)).Should().BeEquivalentTo(created);
        AssertSent("RoutingRules.updateCustomRule", "PUT", $"/campaigns/1/routingrules/customrules/{id}");
        JsonNode.Parse(LastRequest.Body)!.AsObject().Should().NotContainKey("id").And.ContainKey("routeToId");

        await Client.RoutingRules.DeleteCustomRuleAsync(1, id);
        AssertSent("RoutingRules.deleteCustomRule", "DELETE", $"/campaigns/1/routingrules/customrules/{id}");
        await FluentActions.Awaiting(() => Client.RoutingRules.GetCustomRuleAsync(1, id)).Should().ThrowAsync<LiveChatNotFoundException>();
    }

    [Fact]
    public async Task All_missing_fields_of_a_new_rule_are_reported_including_those_of_its_conditions()
    {
        var rule = new CustomRule { IsEnable = true, Conditions = new Conditions { List = [new Condition { Field = "url" }] } };

        (await FluentActions.Awaiting(() => Client.RoutingRules.CreateCustomRuleAsync(1, rule)).Should().ThrowAsync<ArgumentException>())
            .WithMessage("*'name', 'conditions.list[0].number', 'conditions.list[0].operator', 'conditions.list[0].value', 'routeToObject', 'routeToId'*");
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_language_texts_of_a_campaign_are_sent_with_their_keys()
    {
        CampaignLanguage language = await Client.Language.GetAsync(1);
        AssertSent("Language.get", "GET", "/campaigns/1/language");
        LanguageText text = language.LanguageTexts![0];

        text.CurrentText = "Los";
        CampaignLanguage after = await Client.Language.UpdateAsync(1, new CampaignLanguage { IsRTL = false, LanguageTexts = [text] });
        AssertSent("Language.update", "PUT", "/campaigns/1/language", $$"""{"isRTL":false,"languageTexts":[{"category":"{{text.Category}}","name":"{{text.Name}}","currentText":"Los"}]}""");
        after.LanguageTexts.Should().ContainSingle().Which.Should().BeEquivalentTo(text);
        after.IsUseDefaultLanguageText.Should().Be(language.IsUseDefaultLanguageText);
    }

    private void AssertSent(string operationId, string method, string route, string? body = null)
    {
        LastRequest.OperationId.Should().Be(operationId);
        LastRequest.Method.Should().Be(method);
        LastRequest.RawTarget.Should().Be(ApiContract.BasePath + route);
        if (method is "GET" or "DELETE")
        {
            LastRequest.Body.Should().BeEmpty();
        }
        else if (body is not null)
        {
            LastRequest.Body.Should().Be(body);
        }
    }
}
