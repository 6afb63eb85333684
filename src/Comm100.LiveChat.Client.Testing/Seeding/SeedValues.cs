namespace Comm100.LiveChat.Client.Testing.Seeding;

/// <summary>The values of the generated objects. A key consists of a format and a field path, or of the path of an array and a field path in
/// its elements. The n-th object gets the n-th value, so that ids of other objects are valid for every seed. Lists are separated by
/// commas. All people are fictitious, and all addresses are reserved for examples.</summary>
internal static class SeedValues
{
    /// <summary>The initial number of objects in each collection; the default is two.</summary>
    public static readonly IReadOnlyDictionary<string, int> Counts = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["Campaign"] = 3,
        ["Ban"] = 3,
        ["Department"] = 4,
        ["Agent"] = 6,
        ["CannedMessage"] = 6,
        ["CannedMessageCategory"] = 3,
        ["CustomAwayStatus"] = 3,
        ["ConversionAction"] = 3,
        ["VisitorSegmentation"] = 4,
        ["SecureForm"] = 2,
        ["Webhook"] = 4,
        ["CustomVariable"] = 3,
    };

    public static readonly IReadOnlyDictionary<string, string[]> Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Campaign.name"] = ["Main website", "Web shop", "Help centre"],
        ["Campaign.description"] = ["Chats from the public website.", "Chats from the shop and its check-out.", "Chats from the help pages."],
        ["Campaign.language"] = ["English", "English", "German"],

        ["Field.isVisible"] = ["true"],

        ["ChatButton.type"] = ["adaptive", "image", "textLink"],
        ["ChatButton.allowedDomains"] = ["www.example.com,example.com", "shop.example.com", "help.example.com,www.example.com"],
        ["ChatButton.adaptive.themeColor"] = ["#1E88E5", "#43A047", "#8E24AA"],
        ["ChatButton.adaptive.icon"] = ["1", "2", "3"],
        ["ChatButton.image.position.x"] = ["10", "5%", "24"],
        ["ChatButton.image.position.y"] = ["10%", "20", "5%"],
        ["ChatButton.image.mobile.onlineText"] = ["Chat with us", "Ask about your order", "Need help?"],
        ["ChatButton.image.mobile.offlineText"] = ["Leave a message", "Write to us", "Send a question"],
        ["ChatButton.image.mobile.onlineImageId"] = ["11", "12", "13"],
        ["ChatButton.image.mobile.offlineImageId"] = ["21", "22", "23"],
        ["ChatButton.textLink.text"] = ["Live chat", "Chat about your order", "Talk to support"],

        ["ChatWindow.customCSS"] = [".window { border-radius: 8px; }"],
        ["ChatWindow.popup.title"] = ["Chat with Example Ltd"],
        ["ChatWindow.options.email.fromEmail"] = ["chat@example.com", "shop@example.com", "help@example.com"],
        ["ChatWindow.options.email.fromName"] = ["Example Ltd", "Example Shop", "Example Help"],
        ["ChatWindow.advanced.timeAutoEndChatWhenVisitorInactivity"] = ["10", "15", "20"],
        ["ChatWindow.advanced.transcriptEmailAddress"] = ["transcripts@example.com"],
        ["ChatWindow.advanced.transcriptEmailSubject"] = ["Your chat with Example Ltd"],
        ["ChatWindow.advanced.greetingMessage"] = ["Hello! How can we help?", "Welcome to the shop. What are you looking for?", "Hi, tell us what went wrong."],
        ["ChatWindow.advanced.customJS"] = ["console.log('chat window opened');"],

        ["PreChat.header.teamName"] = ["Customer care", "Shop team", "Support"],
        ["PreChat.greetingMessage"] = ["Please tell us who you are.", "A few words before we start.", "Welcome to support."],
        ["PreChat.fields.name"] = ["Your name", "E-mail", "Phone", "Department", "How did you find us?"],
        ["PreChat.fields.type"] = ["name", "email", "phone", "department", "select"],
        ["PreChat.fields.isSystem"] = ["true", "true", "true", "true", "false"],
        ["PreChat.fields.options"] = ["", "", "", "", "Search engine|Advertisement|A friend"],

        ["PostChat.greetingMessage"] = ["How did we do?", "Thank you for chatting.", "Please rate this chat."],
        ["PostChat.fields.name"] = ["Rating", "Comment", "Was your question answered?"],
        ["PostChat.fields.type"] = ["rating", "comment", "radio"],
        ["PostChat.fields.isSystem"] = ["true", "true", "false"],
        ["PostChat.fields.options"] = ["", "", "Yes|No|Partly"],

        ["OfflineMessageForm.page.url"] = ["https://www.example.com/contact", "https://shop.example.com/contact", "https://help.example.com/contact"],
        ["OfflineMessageForm.greetingMessage"] = ["We are not there at the moment. Please leave a message."],
        ["OfflineMessageForm.header.teamName"] = ["Customer care", "Shop team", "Support"],
        ["OfflineMessageForm.fields.name"] = ["Your name", "E-mail", "Subject", "Content", "Attachment", "Order number"],
        ["OfflineMessageForm.fields.type"] = ["name", "email", "subject", "content", "attachment", "text"],
        ["OfflineMessageForm.fields.isSystem"] = ["true", "true", "true", "true", "true", "false"],
        ["OfflineMessageForm.fields.options"] = ["", "", "", "", "", "Shown below the form"],

        ["agentWrapup.name"] = ["Category", "Comment", "Product", "Follow-up needed"],
        ["agentWrapup.type"] = ["select", "textarea", "text", "checkbox"],
        ["agentWrapup.isSystem"] = ["true", "true", "false", "false"],
        ["agentWrapup.options"] = ["Order|Delivery|Invoice|Technical|Other", "", "", "Yes|No"],

        ["InvitationWindow.message.content"] = ["Can we help you?", "Questions about this product? We are here.", "Stuck? Chat with an expert."],
        ["InvitationWindow.message.font"] = ["Arial", "Verdana", "Georgia"],
        ["InvitationWindow.message.fontsize"] = ["14px", "16px", "18px"],
        ["InvitationWindow.message.color"] = ["#333333", "#1E88E5", "#FFFFFF"],
        ["InvitationWindow.popup.messageFrame.x"] = ["20", "24.5", "30"],
        ["InvitationWindow.popup.messageFrame.y"] = ["40", "44.5", "50"],
        ["InvitationWindow.popup.messageFrame.width"] = ["260", "280.5", "300"],
        ["InvitationWindow.popup.messageFrame.height"] = ["120", "130.5", "140"],
        ["InvitationWindow.popup.closeFrame.x"] = ["280", "300.5", "320"],
        ["InvitationWindow.popup.closeFrame.y"] = ["8", "8.5", "10"],
        ["InvitationWindow.popup.closeFrame.width"] = ["16", "16.5", "20"],
        ["InvitationWindow.popup.closeFrame.height"] = ["16", "16.5", "20"],

        ["AutoInvitation.name"] = ["Long visit", "Returning visitor"],
        ["Conditions.logicalExpression"] = ["1 and 2", "1 or 2"],
        ["Condition.number"] = ["1", "2"],
        ["Condition.field"] = ["pageViews", "currentPageUrl"],
        ["Condition.operator"] = ["moreThan", "contains"],
        ["Condition.value"] = ["3", "/pricing"],

        ["RoutingRules.simpleRouteToId"] = ["1", "2", "3"],
        ["RoutingRules.fail.routeToId"] = ["2", "3", "4"],
        ["RoutingRules.fail.offlineMessageEmails"] = ["routing@example.com;lead@example.com"],
        ["CustomRule.name"] = ["Orders to sales", "Everything from the help centre"],
        ["CustomRule.order"] = ["1", "2"],
        ["CustomRule.routeToId"] = ["1", "2"],
        ["CustomRule.routeToObject"] = ["department", "agent"],

        ["CampaignLanguage.languageTexts.name"] =
        [
            "buttonSend", "fieldEmail", "promptLeave", "systemAgentJoined", "audioAccept", "videoAccept", "screenShare", "emailSubject",
            "mobileBack", "embeddedMinimize", "chatbotHandover",
        ],
        ["CampaignLanguage.languageTexts.category"] =
        [
            "buttons", "fields", "prompts", "systemMessages", "audioChat", "videoChat", "screenSharing", "transcriptEmail",
            "mobile", "embedded", "chatbot",
        ],
        ["CampaignLanguage.languageTexts.defaultText"] =
        [
            "Send", "E-mail", "Do you want to leave the chat?", "{!Agent.Name} has joined the chat.", "Accept the call", "Accept the video call",
            "Share my screen", "Your chat with {!Site.Name}", "Back", "Minimize", "One moment, an agent takes over.",
        ],
        ["CampaignLanguage.languageTexts.currentText"] =
        [
            "Send it", "Your e-mail", "Leave the chat?", "{!Agent.Name} is here for you.", "Take the call", "Take the video call",
            "Show my screen", "Transcript of your chat with {!Site.Name}", "Go back", "Make small", "A colleague takes over.",
        ],
        ["CampaignLanguage.languageTexts.macros"] =
            ["", "", "", "{!Agent.Name}", "", "", "", "{!Site.Name}", "", "", ""],

        ["InstallationCode.code"] =
        [
            "<!--Begin chat code--><div id=\"chat-button-1\"></div><script src=\"https://chat.example.com/livechat.js?campaign=1\"></script><!--End chat code-->",
            "<!--Begin chat code--><div id=\"chat-button-2\"></div><script src=\"https://chat.example.com/livechat.js?campaign=2\"></script><!--End chat code-->",
            "<!--Begin chat code--><div id=\"chat-button-3\"></div><script src=\"https://chat.example.com/livechat.js?campaign=3\"></script><!--End chat code-->",
        ],

        ["CannedMessageCategory.name"] = ["Greetings", "Delivery", "Invoices"],
        ["CannedMessageCategory.parentId"] = ["0", "0", "0"],
        ["CannedMessageCategory.isPrivate"] = ["false", "false", "true"],
        ["CannedMessage.name"] = ["Hello", "Goodbye", "Delivery time", "Track a parcel", "Invoice copy", "Payment methods"],
        ["CannedMessage.message"] =
        [
            "Hello {!Visitor.Name}, how can I help you?",
            "Thank you for chatting with us. Have a nice day!",
            "Orders arrive within two to four working days.",
            "You can follow your parcel at https://shop.example.com/track.",
            "I have sent a copy of the invoice to your e-mail address.",
            "We take cards, bank transfer and invoice.",
        ],
        ["CannedMessage.shortcuts"] = ["hi", "bye", "dt", "track", "inv", "pay"],
        ["CannedMessage.categoryId"] = ["1", "1", "2", "2", "3", "3"],
        ["CannedMessage.isPrivate"] = ["false", "false", "false", "true", "false", "false"],

        ["Department.name"] = ["Sales", "Support", "Billing", "Returns"],
        ["Department.description"] = ["Advice before an order.", "Help after an order.", "Invoices and payments.", "Parcels that go back."],
        ["Department.agents"] = ["1,2", "2,3", "3,4", "4,5,6"],
        ["Department.groups"] = ["1", "1,2", "2", "2"],
        ["Department.backupDepartmentId"] = ["2", "1", "2", "2"],
        ["Department.emailAddresses"] = ["sales@example.com", "support@example.com;lead@example.com", "billing@example.com", "returns@example.com"],

        ["CustomAwayStatus.name"] = ["Lunch", "Training", "In a meeting"],

        ["Ban.type"] = ["visitor", "ip", "ip"],
        ["Ban.visitorId"] = ["7d1f6a52-0c3e-4c0b-9a53-5f3c1f0a9e11", "", ""],
        ["Ban.ipAddress"] = ["192.0.2.17", "198.51.100.0/24", "203.0.113.10-203.0.113.20"],
        ["Ban.comment"] = ["Insulted agents.", "Spam from this network.", "Automated requests."],

        ["ConversionAction.name"] = ["Order placed", "Newsletter subscribed", "Quote requested"],
        ["ConversionAction.type"] = ["url", "customVariable", "api"],
        ["ConversionAction.customVariable"] = ["cartValue", "customerLevel", "cartValue"],
        ["ConversionAction.matchType"] = ["contains", "equals", "startsWith"],
        ["ConversionAction.matchValue"] = ["/thank-you", "gold", "https://www.example.com/quote"],
        ["ConversionAction.assignValue"] = ["10", "2.5", "25"],
        ["ConversionAction.customVariableForAssignValue"] = ["cartValue", "cartValue", "cartValue"],

        ["VisitorSegmentation.name"] = ["Everyone else", "Big carts", "Returning customers", "Visitors of the price list"],
        ["VisitorSegmentation.color"] = ["#9E9E9E", "#43A047", "#1E88E5", "#FB8C00"],
        ["VisitorSegmentation.priority"] = ["4", "1", "2", "3"],
        ["VisitorSegmentation.description"] =
            ["All that no other segment fits.", "A cart of more than 500.", "At least the third visit.", "Has looked at the prices."],
        ["VisitorSegmentation.notification"] = ["none", "{\"agents\":[1,2,3]}", "{\"departments\":[1,2]}", "none"],

        ["VisitorSsoSettings.siteId"] = ["10001"],
        ["VisitorSsoSettings.signInUrl"] = ["https://login.example.com/saml"],
        ["VisitorSsoSettings.idpCertificate"] = ["RXhhbXBsZSBjZXJ0aWZpY2F0ZQ=="],
        ["VisitorSsoSettings.idpCertificateFileName"] = ["example-idp.cer"],
        ["VisitorSsoSettings.dataMappings.ssoAttribute"] = ["displayName", "mail"],
        ["VisitorSsoSettings.dataMappings.comm100Field"] = ["name", "email"],
        ["VisitorSsoSettings.campaignSSOOptions.campaignId"] = ["1", "2", "3"],

        ["AutoAllocation.maxChatForAllAgents"] = ["5"],

        ["LiveChatConfig.siteId"] = ["10001"],
        ["LiveChatConfig.isEnableMultipleCampaigns"] = ["true"],
        ["LiveChatConfig.isEnableAutoAllocation"] = ["true"],
        ["LiveChatConfig.isEnableCustomAwayStatus"] = ["true"],
        ["LiveChatConfig.isEnableDepartment"] = ["true"],
        ["LiveChatConfig.isEnableVisitorSegmentation"] = ["true"],
        ["LiveChatConfig.isEnableVisitorSSO"] = ["true"],
        ["LiveChatConfig.isEnableCustomVariables"] = ["true"],

        ["SecureForm.name"] = ["Card payment", "Refund"],
        ["SecureForm.description"] = ["Takes a card for one payment.", "Takes a card to pay back to."],
        ["SecureForm.fields.name"] = ["Card number", "Expires", "Security code", "Name on the card", "Reference"],
        ["SecureForm.fields.type"] = ["cardNumber", "expirationDate", "cscOrCvv", "nameOnCard", "text"],
        ["SecureForm.fields.isSystem"] = ["true", "true", "true", "true", "false"],
        ["SecureForm.fields.options"] = ["", "", "", "", "Order or invoice number"],

        ["Webhook.event"] = ["offlineMessageSubmitted", "chatStarted", "chatEnded", "chatWrappedUp"],
        ["Webhook.targetUrl"] =
        [
            "https://hooks.example.com/livechat/offline", "https://hooks.example.com/livechat/started",
            "https://hooks.example.com/livechat/ended", "https://hooks.example.com/livechat/wrapped-up",
        ],

        ["CustomVariable.name"] = ["cartValue", "customerLevel", "articleCount"],
        ["CustomVariable.type"] = ["decimal", "text", "integer"],
        ["CustomVariable.value"] = ["window.cart.total", "window.customer.level", "window.cart.count"],
        ["CustomVariable.hyperlink"] = ["https://shop.example.com/carts", "https://shop.example.com/customers", "https://shop.example.com/articles"],

        ["Agent.status"] = ["online", "online", "away", "offline", "online", "Lunch"],
        ["Agent.ongoingChats"] = ["2", "0", "1", "0", "3", "0"],
        ["Agent.departments"] = ["1", "1,2", "2,3", "3,4", "4", "4"],
        ["Agent.maxChatsCount"] = ["5", "4", "6", "3", "5", "2"],

        // Not in the contract: the names of agents in histories, and the wrap-up categories (with ids from 1 to 5).
        ["Agent.fullName"] = ["Alice Example", "Bob Sample", "Carla Muster", "David Placeholder", "Eva Specimen", "Frank Dummy"],
        ["Wrapup.category"] = ["Order", "Delivery", "Invoice", "Technical", "Other"],
    };

    /// <summary>Finds the value of a field of the n-th object; null if the table has none.</summary>
    public static string? Find(string prefix, string path, int ordinal) =>
        Columns.TryGetValue($"{prefix}.{path}", out string[]? column) ? column[ordinal % column.Length] : null;
}
